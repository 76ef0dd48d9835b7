/** The commands of the benchmark: measure, check, growth, profile. */
@NullMarked
package dev.knativepredict.bench;

import org.jspecify.annotations.NullMarked;
