package dev.knativepredict.function.model;

import ai.onnxruntime.OnnxJavaType;

/** A tensor's element type, in the words of the open inference protocol. */
public enum Datatype {
  FP32(OnnxJavaType.FLOAT);

  private final OnnxJavaType onnx;

  Datatype(OnnxJavaType onnx) {
    this.onnx = onnx;
  }

  /** Whether the graph's type is this one. */
  boolean is(OnnxJavaType type) {
    return onnx == type;
  }
}
