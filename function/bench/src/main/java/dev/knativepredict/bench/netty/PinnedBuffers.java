package dev.knativepredict.bench.netty;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.Map;

/** Native memory for the input and output of a fixed number of rows, reused for each request. */
final class PinnedBuffers implements AutoCloseable {

  private final FloatBuffer input;
  private final FloatBuffer output;
  private final Map<String, OnnxTensor> inputs;
  private final Map<String, OnnxTensor> outputs;

  PinnedBuffers(Classifier model, int rows) throws OrtException {
    int labels = model.classes().labels().size();
    input = direct(rows * model.columns());
    output = direct(rows * labels);
    OrtEnvironment environment = OrtEnvironment.getEnvironment();
    inputs =
        Map.of(
            model.input(),
            OnnxTensor.createTensor(environment, input, new long[] {rows, model.columns()}));
    outputs =
        Map.of(
            model.output(),
            OnnxTensor.createTensor(environment, output, new long[] {rows, labels}));
  }

  /** Runs the model. The returned buffer is valid until the next run. */
  FloatBuffer run(Classifier model, float[] rows, int length) throws OrtException {
    input.put(0, rows, 0, length);
    model.session().run(inputs, outputs).close();
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
