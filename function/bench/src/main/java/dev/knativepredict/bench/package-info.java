/** The benchmark's commands: measure, check, growth, profile. */
@NullMarked
package dev.knativepredict.bench;

import org.jspecify.annotations.NullMarked;
