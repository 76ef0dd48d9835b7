package dev.knativepredict.training.judge;

import static java.util.Objects.requireNonNull;

import dev.knativepredict.manifest.Signature;
import dev.knativepredict.manifest.TensorSpec;
import dev.knativepredict.onnx.Graph;
import dev.knativepredict.onnx.GraphRun;
import dev.knativepredict.onnx.RunFailed;
import dev.knativepredict.onnx.Tensor;
import dev.knativepredict.training.fit.Features;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The graph of a sealed model, as it answers where it is served. */
public final class OnnxGraph implements AutoCloseable {

  private final Graph graph;
  private final GraphRun run;

  public OnnxGraph(Path model) {
    graph = Graph.open(model, 1);
    run = graph.newRun();
  }

  List<TensorSpec> inputs() {
    return graph.inputs();
  }

  List<TensorSpec> outputs() {
    return graph.outputs();
  }

  /** One probability per label for each instance. */
  public List<double[]> probabilities(
      Signature signature, List<? extends Map<String, @Nullable Object>> instances)
      throws RunFailed {
    String output = signature.output().tensor().name();
    Map<String, Tensor> inputs = Map.of(signature.input().name(), input(signature, instances));
    Tensor found = requireNonNull(run.run(inputs, Set.of(output)).get(output));
    return rows((Tensor.Numbers) found, instances.size());
  }

  private static Tensor input(
      Signature signature, List<? extends Map<String, @Nullable Object>> instances) {
    float[] values = new float[instances.size() * signature.columns()];
    int at = 0;
    for (Map<String, @Nullable Object> instance : instances) {
      for (double value : Features.columns(signature.features(), instance)) {
        values[at++] = (float) value;
      }
    }
    return Tensor.Numbers.of(values, instances.size(), signature.columns());
  }

  private static List<double[]> rows(Tensor.Numbers found, int rows) {
    int columns = found.count() / rows;
    List<double[]> answers = new ArrayList<>();
    for (int row = 0; row < rows; row++) {
      double[] answer = new double[columns];
      for (int column = 0; column < columns; column++) {
        answer[column] = found.floatAt(row * columns + column);
      }
      answers.add(answer);
    }
    return answers;
  }

  @Override
  public void close() {
    run.close();
    graph.close();
  }
}
