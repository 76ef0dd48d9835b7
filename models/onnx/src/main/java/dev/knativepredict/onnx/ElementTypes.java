package dev.knativepredict.onnx;

import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.TensorInfo;
import ai.onnxruntime.TensorInfo.OnnxTensorType;
import dev.knativepredict.manifest.Datatype;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** onnxruntime's element types beside ours. */
final class ElementTypes {

  private static final String PREFIX = "ONNX_TENSOR_ELEMENT_DATA_TYPE_";

  /** Those that onnxruntime's Java API can make tensors of. */
  private static final Map<Datatype, OnnxJavaType> JAVA = new EnumMap<>(Datatype.class);

  static {
    JAVA.put(Datatype.BOOL, OnnxJavaType.BOOL);
    JAVA.put(Datatype.UINT8, OnnxJavaType.UINT8);
    JAVA.put(Datatype.INT8, OnnxJavaType.INT8);
    JAVA.put(Datatype.INT16, OnnxJavaType.INT16);
    JAVA.put(Datatype.INT32, OnnxJavaType.INT32);
    JAVA.put(Datatype.INT64, OnnxJavaType.INT64);
    JAVA.put(Datatype.FP16, OnnxJavaType.FLOAT16);
    JAVA.put(Datatype.BF16, OnnxJavaType.BFLOAT16);
    JAVA.put(Datatype.FP32, OnnxJavaType.FLOAT);
    JAVA.put(Datatype.FP64, OnnxJavaType.DOUBLE);
    JAVA.put(Datatype.BYTES, OnnxJavaType.STRING);
  }

  private ElementTypes() {}

  /** The element type of a graph's tensor. */
  static Datatype of(String tensor, TensorInfo info) {
    String name = name(info.onnxType);
    for (Datatype datatype : Datatype.values()) {
      if (datatype.name().equals(name)) {
        return datatype;
      }
    }
    throw new InvalidGraph(
        "tensor '%s' has the type %s, which can't be served; export it with another type"
            .formatted(tensor, name));
  }

  private static String name(OnnxTensorType type) {
    String name = type.name().substring(PREFIX.length());
    return switch (name) {
      case "FLOAT" -> "FP32";
      case "DOUBLE" -> "FP64";
      case "FLOAT16" -> "FP16";
      case "BFLOAT16" -> "BF16";
      case "STRING" -> "BYTES";
      default -> name;
    };
  }

  /** The signed type of the same size, for those that onnxruntime's Java API can't make. */
  static OnnxJavaType signed(Datatype unsigned) {
    return switch (unsigned.size()) {
      case Short.BYTES -> OnnxJavaType.INT16;
      case Integer.BYTES -> OnnxJavaType.INT32;
      default -> OnnxJavaType.INT64;
    };
  }

  /** The type to make a tensor of; null if onnxruntime's Java API can't. */
  static @Nullable OnnxJavaType java(Datatype datatype) {
    return JAVA.get(datatype);
  }
}
