package dev.knativepredict.training.judge;

import ai.onnxruntime.NodeInfo;
import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.TensorInfo;
import dev.knativepredict.manifest.Signature;
import dev.knativepredict.manifest.TensorSpec;
import dev.knativepredict.training.fit.Features;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A graph as onnxruntime runs it: as a sealed model answers where it is served. */
public final class OnnxGraph implements AutoCloseable {

  private final OrtEnvironment environment = OrtEnvironment.getEnvironment();
  private final OrtSession session;

  public OnnxGraph(byte[] model) throws OrtException {
    session = environment.createSession(model);
  }

  List<TensorSpec> inputs() throws OrtException {
    return specs(session.getInputInfo().values());
  }

  List<TensorSpec> outputs() throws OrtException {
    return specs(session.getOutputInfo().values());
  }

  /** One probability per label for each instance. */
  public List<double[]> probabilities(
      Signature signature, List<? extends Map<String, @Nullable Object>> instances)
      throws OrtException {
    float[][] rows =
        instances.stream()
            .map(instance -> floats(Features.columns(signature.features(), instance)))
            .toArray(float[][]::new);
    try (OnnxTensor input = OnnxTensor.createTensor(environment, rows);
        OrtSession.Result result = session.run(Map.of(signature.input().name(), input))) {
      return Arrays.stream((float[][]) result.get(0).getValue()).map(OnnxGraph::doubles).toList();
    }
  }

  @Override
  public void close() throws OrtException {
    session.close();
  }

  private static List<TensorSpec> specs(Collection<NodeInfo> nodes) {
    return nodes.stream().map(OnnxGraph::spec).toList();
  }

  private static TensorSpec spec(NodeInfo node) {
    return node.getInfo() instanceof TensorInfo tensor
        ? new TensorSpec(
            node.getName(),
            tensor.type == OnnxJavaType.FLOAT ? "FP32" : tensor.type.name(),
            Arrays.stream(tensor.getShape()).boxed().toList())
        : new TensorSpec(node.getName(), "not a tensor", List.of());
  }

  private static float[] floats(double[] values) {
    float[] floats = new float[values.length];
    for (int i = 0; i < values.length; i++) {
      floats[i] = (float) values[i];
    }
    return floats;
  }

  private static double[] doubles(float[] values) {
    double[] doubles = new double[values.length];
    for (int i = 0; i < values.length; i++) {
      doubles[i] = values[i];
    }
    return doubles;
  }
}
