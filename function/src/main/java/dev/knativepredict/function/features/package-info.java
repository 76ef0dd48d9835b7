/** EncodedRows of named features to tensors, and the function that predicts. */
@NullMarked
package dev.knativepredict.function.features;

import org.jspecify.annotations.NullMarked;
