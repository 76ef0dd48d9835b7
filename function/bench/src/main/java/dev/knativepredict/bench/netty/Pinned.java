package dev.knativepredict.bench.netty;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.Map;

/** Native memory for a number of rows, in and out, used again for every request of that size. */
final class Pinned implements AutoCloseable {

  private final FloatBuffer input;
  private final FloatBuffer output;
  private final Map<String, OnnxTensor> inputs;
  private final Map<String, OnnxTensor> outputs;

  Pinned(Graph graph, int rows) throws OrtException {
    int labels = graph.classes().labels().size();
    input = direct(rows * graph.columns());
    output = direct(rows * labels);
    OrtEnvironment environment = OrtEnvironment.getEnvironment();
    inputs =
        Map.of(
            graph.manifest().signature().input().name(),
            OnnxTensor.createTensor(environment, input, new long[] {rows, graph.columns()}));
    outputs =
        Map.of(
            graph.classes().tensor().name(),
            OnnxTensor.createTensor(environment, output, new long[] {rows, labels}));
  }

  /** Runs the graph on rows. The buffer returned is good until the next run. */
  FloatBuffer run(Graph graph, float[] rows, int length) throws OrtException {
    input.put(0, rows, 0, length);
    graph.session().run(inputs, outputs).close();
    return output;
  }

  private static FloatBuffer direct(int floats) {
    return ByteBuffer.allocateDirect(floats * Float.BYTES)
        .order(ByteOrder.nativeOrder())
        .asFloatBuffer();
  }

  @Override
  public void close() {
    inputs.values().forEach(OnnxTensor::close);
    outputs.values().forEach(OnnxTensor::close);
  }
}
