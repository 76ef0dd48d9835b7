package dev.knativepredict.onnx;

import static java.util.Objects.requireNonNull;

import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.OrtSession.RunOptions;
import dev.knativepredict.manifest.Datatype;
import dev.knativepredict.manifest.TensorSpec;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Native memory for one row of a graph's inputs and outputs, bound to it for good: a run makes no
 * native tensors. What the buffers still hold of the row before is overwritten by every run, as the
 * inputs have exactly their size.
 */
final class RowBuffers implements AutoCloseable {

  private record Bound(OnnxTensor tensor, Datatype datatype, List<Long> shape, ByteBuffer bytes) {}

  private final Map<String, Bound> inputs = new LinkedHashMap<>();
  private final Map<String, Bound> outputs = new LinkedHashMap<>();
  private final Map<String, OnnxTensor> inputTensors = new HashMap<>();
  private final Map<String, OnnxTensor> outputTensors = new HashMap<>();

  RowBuffers(Graph graph) throws OrtException {
    bind(graph.environment(), graph.inputs(), inputs, inputTensors);
    bind(graph.environment(), graph.outputs(), outputs, outputTensors);
  }

  /**
   * Whether a graph takes rows of numbers and gives as many back: only its first dimension varies.
   */
  static boolean fit(Graph graph) {
    List<TensorSpec> tensors = new ArrayList<>(graph.inputs());
    tensors.addAll(graph.outputs());
    return graph.maps().isEmpty() && tensors.stream().allMatch(RowBuffers::isRows);
  }

  private static boolean isRows(TensorSpec spec) {
    OnnxJavaType type = ElementTypes.java(spec.datatype());
    return type != null
        && type != OnnxJavaType.STRING
        && !spec.shape().isEmpty()
        && spec.shape().getFirst() == TensorSpec.ANY
        && spec.shape().lastIndexOf(TensorSpec.ANY) == 0;
  }

  static boolean isOneRow(Map<String, Tensor> inputs) {
    for (Tensor input : inputs.values()) {
      if (input.shape().getFirst() != 1) {
        return false;
      }
    }
    return true;
  }

  Map<String, Tensor> run(
      OrtSession session, Map<String, Tensor> row, Set<String> names, RunOptions options)
      throws OrtException {
    for (Map.Entry<String, Bound> input : inputs.entrySet()) {
      Tensor.Numbers numbers = (Tensor.Numbers) requireNonNull(row.get(input.getKey()));
      input.getValue().bytes.put(0, numbers.bytes(), 0, input.getValue().bytes.capacity());
    }
    session.run(inputTensors, Set.of(), outputTensors, options).close();
    Map<String, Tensor> results = new LinkedHashMap<>();
    for (String name : names) {
      results.put(name, copy(requireNonNull(outputs.get(name))));
    }
    return results;
  }

  private static Tensor copy(Bound output) {
    byte[] bytes = new byte[output.bytes.capacity()];
    output.bytes.get(0, bytes);
    return new Tensor.Numbers(output.datatype, output.shape, ByteBuffer.wrap(bytes));
  }

  private static void bind(
      OrtEnvironment environment,
      List<TensorSpec> specs,
      Map<String, Bound> bound,
      Map<String, OnnxTensor> tensors)
      throws OrtException {
    for (TensorSpec spec : specs) {
      Bound one = bind(environment, spec);
      bound.put(spec.name(), one);
      tensors.put(spec.name(), one.tensor);
    }
  }

  private static Bound bind(OrtEnvironment environment, TensorSpec spec) throws OrtException {
    List<Long> shape = new ArrayList<>(spec.shape());
    shape.set(0, 1L);
    long size = Math.multiplyExact(Shapes.elements(shape), spec.datatype().size());
    ByteBuffer bytes =
        ByteBuffer.allocateDirect(Math.toIntExact(size)).order(ByteOrder.LITTLE_ENDIAN);
    OnnxJavaType type = requireNonNull(ElementTypes.java(spec.datatype()));
    OnnxTensor tensor = OnnxTensor.createTensor(environment, bytes, Shapes.array(shape), type);
    return new Bound(tensor, spec.datatype(), List.copyOf(shape), bytes);
  }

  @Override
  public void close() {
    inputTensors.values().forEach(OnnxTensor::close);
    outputTensors.values().forEach(OnnxTensor::close);
  }
}
