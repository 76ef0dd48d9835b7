/** The metrics, how they are measured in interleaved rounds, and the goals for them. */
@NullMarked
package dev.knativepredict.bench.measure;

import org.jspecify.annotations.NullMarked;
