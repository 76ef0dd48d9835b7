/** The model: named tensors in, named tensors out, by onnxruntime. */
@NullMarked
package dev.knativepredict.function.model;

import org.jspecify.annotations.NullMarked;
