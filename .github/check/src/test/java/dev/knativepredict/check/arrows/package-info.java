/** The dependencies between the packages of every module. */
@NullMarked
package dev.knativepredict.check.arrows;

import org.jspecify.annotations.NullMarked;
