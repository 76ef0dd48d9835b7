package dev.knativepredict.function.inference;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession.RunOptions;
import dev.knativepredict.manifest.Signature;
import dev.knativepredict.manifest.TensorSpec;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.Map;

/** Native memory for a number of rows, bound to a graph's input and output: runs copy nothing. */
final class Binding implements AutoCloseable {

  private final FloatBuffer input;
  private final FloatBuffer output;
  private final long[] outputShape;
  private final Map<String, OnnxTensor> inputs;
  private final Map<String, OnnxTensor> outputs;

  Binding(OrtEnvironment environment, Signature signature, int rows) throws OrtException {
    long[] inputShape = shape(signature.input(), rows);
    outputShape = shape(signature.output().tensor(), rows);
    input = direct(inputShape);
    output = direct(outputShape);
    inputs =
        Map.of(signature.input().name(), OnnxTensor.createTensor(environment, input, inputShape));
    outputs =
        Map.of(
            signature.output().tensor().name(),
            OnnxTensor.createTensor(environment, output, outputShape));
  }

  Tensor run(OnnxGraph graph, FloatBuffer rows, RunOptions options) throws OrtException {
    input.put(0, rows, rows.position(), rows.remaining());
    graph.run(inputs, outputs, options).close();
    float[] values = new float[output.capacity()];
    output.get(0, values);
    return Tensor.of(FloatBuffer.wrap(values), outputShape);
  }

  @Override
  public void close() {
    inputs.values().forEach(OnnxTensor::close);
    outputs.values().forEach(OnnxTensor::close);
  }

  private static long[] shape(TensorSpec spec, int rows) {
    return spec.shape().stream().mapToLong(size -> size == TensorSpec.ANY ? rows : size).toArray();
  }

  private static FloatBuffer direct(long[] shape) {
    long values = Arrays.stream(shape).reduce(1, Math::multiplyExact);
    return ByteBuffer.allocateDirect(Math.toIntExact(Math.multiplyExact(values, Float.BYTES)))
        .order(ByteOrder.nativeOrder())
        .asFloatBuffer();
  }
}
