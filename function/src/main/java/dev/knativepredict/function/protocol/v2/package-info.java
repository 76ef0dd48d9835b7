/** The Open Inference Protocol, version 2: tensors in, tensors out, by JSON. */
@NullMarked
package dev.knativepredict.function.protocol.v2;

import org.jspecify.annotations.NullMarked;
