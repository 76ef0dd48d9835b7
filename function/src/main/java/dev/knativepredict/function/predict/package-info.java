/** The predict function: rows of named features in, predictions out. */
@NullMarked
package dev.knativepredict.function.predict;

import org.jspecify.annotations.NullMarked;
