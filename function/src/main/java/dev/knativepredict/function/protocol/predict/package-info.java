/** The JSON of {@code predict}: named features in, predictions out. */
@NullMarked
package dev.knativepredict.function.protocol.predict;

import org.jspecify.annotations.NullMarked;
