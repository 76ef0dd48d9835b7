package dev.knativepredict.onnx;

import ai.onnxruntime.MapInfo;
import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OnnxMap;
import ai.onnxruntime.OnnxSequence;
import ai.onnxruntime.OnnxValue;
import ai.onnxruntime.OrtException;
import dev.knativepredict.manifest.Datatype;
import dev.knativepredict.manifest.TensorSpec;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.Map;

/**
 * An output that is a map from labels to numbers for each row, as scikit-learn's exporter makes it:
 * it is shown as a tensor with one column per label.
 *
 * @param labels sorted
 */
record MapOutput(String name, Datatype datatype, List<Object> labels) {

  /**
   * The output of a graph.
   *
   * @throws InvalidGraph if the maps hold anything but FP32 or FP64
   */
  static MapOutput of(String name, MapInfo info, List<Object> labels) {
    if (info.valueType != OnnxJavaType.FLOAT && info.valueType != OnnxJavaType.DOUBLE) {
      throw new InvalidGraph(
          "output '%s' has maps to %s, not to FP32 or FP64; export it as a tensor"
              .formatted(name, info.valueType));
    }
    if (labels.isEmpty()) {
      throw new InvalidGraph(
          "output '%s' has maps of unknown labels; export it as a tensor (zipmap: False)"
              .formatted(name));
    }
    if (labels.stream().anyMatch(label -> TextTensors.isWide(label.toString()))) {
      throw new InvalidGraph(
          "output '%s' has maps of labels beyond U+FFFF, which can't be read; export it as a tensor (zipmap: False)"
              .formatted(name));
    }
    Datatype datatype = info.valueType == OnnxJavaType.FLOAT ? Datatype.FP32 : Datatype.FP64;
    return new MapOutput(name, datatype, labels);
  }

  TensorSpec spec() {
    return new TensorSpec(name, datatype, List.of(TensorSpec.ANY, (long) labels.size()));
  }

  /** The maps of all rows as a tensor. */
  Tensor tensor(OnnxSequence sequence) throws OrtException {
    List<? extends OnnxValue> rows = sequence.getValue();
    ByteBuffer bytes = ByteBuffer.allocate(rows.size() * labels.size() * datatype.size());
    bytes.order(ByteOrder.LITTLE_ENDIAN);
    for (OnnxValue row : rows) {
      try (OnnxMap map = (OnnxMap) row) {
        write(map.getValue(), bytes);
      }
    }
    List<Long> shape = List.of((long) rows.size(), (long) labels.size());
    return new Tensor.Numbers(datatype, shape, bytes.flip());
  }

  private void write(Map<?, ?> row, ByteBuffer bytes) throws OrtException {
    for (Object label : labels) {
      if (!(row.get(label) instanceof Number number)) {
        throw new OrtException("output '%s' has no value for %s".formatted(name, label));
      }
      if (datatype == Datatype.FP32) {
        bytes.putFloat(number.floatValue());
      } else {
        bytes.putDouble(number.doubleValue());
      }
    }
  }
}
