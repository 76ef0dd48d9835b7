package dev.knativepredict.onnx;

import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OnnxSequence;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OnnxValue;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.TensorInfo;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Our tensors to onnxruntime's and back; both ways copy the elements. */
final class Conversion {

  private Conversion() {}

  static OnnxTensor toOnnx(OrtEnvironment environment, Tensor tensor) throws OrtException {
    return switch (tensor) {
      case Tensor.Texts texts -> TextTensors.of(environment, texts);
      case Tensor.Numbers numbers -> toOnnx(environment, numbers);
    };
  }

  private static ByteBuffer direct(ByteBuffer bytes) {
    ByteBuffer copy = ByteBuffer.allocateDirect(bytes.remaining()).order(ByteOrder.nativeOrder());
    return copy.put(0, bytes, bytes.position(), bytes.remaining());
  }

  private static OnnxTensor toOnnx(OrtEnvironment environment, Tensor.Numbers numbers)
      throws OrtException {
    long[] shape = Shapes.array(numbers.shape());
    OnnxJavaType type = ElementTypes.java(numbers.datatype());
    OnnxJavaType made = type == null ? ElementTypes.signed(numbers.datatype()) : type;
    OnnxTensor tensor = OnnxTensor.createTensor(environment, direct(numbers.bytes()), shape, made);
    return type == null ? UnsignedTensors.of(environment, numbers.datatype(), tensor) : tensor;
  }

  /**
   * The outputs of a run.
   *
   * @param maps those that are maps, by their names
   */
  static Map<String, Tensor> fromOnnx(
      OrtEnvironment environment,
      OrtSession.Result result,
      Set<String> names,
      Map<String, MapOutput> maps)
      throws OrtException {
    Map<String, Tensor> tensors = new LinkedHashMap<>();
    for (String name : names) {
      OnnxValue value = result.get(name).orElseThrow();
      MapOutput map = maps.get(name);
      tensors.put(
          name,
          map == null
              ? fromOnnx(environment, name, (OnnxTensor) value)
              : map.tensor((OnnxSequence) value));
    }
    return tensors;
  }

  private static Tensor fromOnnx(OrtEnvironment environment, String name, OnnxTensor tensor)
      throws OrtException {
    TensorInfo info = tensor.getInfo();
    List<Long> shape = Shapes.list(info.getShape());
    if (info.type == OnnxJavaType.STRING) {
      return new Tensor.Texts(shape, TextsRead.of(environment, tensor));
    }
    return new Tensor.Numbers(ElementTypes.of(name, info), shape, tensor.getByteBuffer());
  }
}
