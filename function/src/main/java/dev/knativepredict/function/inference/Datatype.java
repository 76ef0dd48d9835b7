package dev.knativepredict.function.inference;

import ai.onnxruntime.OnnxJavaType;

/** A tensor's element type, in the words of the open inference protocol. */
public enum Datatype {
  FP32(OnnxJavaType.FLOAT);

  private final OnnxJavaType onnx;

  Datatype(OnnxJavaType onnx) {
    this.onnx = onnx;
  }

  /** Whether a name is that of the graph's type. */
  static boolean is(String name, OnnxJavaType type) {
    for (Datatype datatype : values()) {
      if (datatype.name().equals(name)) {
        return datatype.onnx == type;
      }
    }
    return false;
  }
}
