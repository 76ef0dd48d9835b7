/** ONNX graphs and their tensors, run by onnxruntime; the only package that knows its types. */
@NullMarked
package dev.knativepredict.onnx;

import org.jspecify.annotations.NullMarked;
