/** Runs a graph by its signature: rows of features or tensors in, answers out. */
@NullMarked
package dev.knativepredict.training.run;

import org.jspecify.annotations.NullMarked;
