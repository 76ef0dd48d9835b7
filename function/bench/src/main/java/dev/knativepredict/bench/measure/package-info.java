/** The measurements, interleaved, and their ratios. */
@NullMarked
package dev.knativepredict.bench.measure;

import org.jspecify.annotations.NullMarked;
