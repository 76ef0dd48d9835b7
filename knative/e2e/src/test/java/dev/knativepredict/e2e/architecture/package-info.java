/** The rules for the packages of the end-to-end tests. */
@NullMarked
package dev.knativepredict.e2e.architecture;

import org.jspecify.annotations.NullMarked;
