package dev.knativepredict.training.judge;

import static java.util.Objects.requireNonNull;

import dev.knativepredict.manifest.Manifest;
import dev.knativepredict.manifest.ModelDirectory;
import dev.knativepredict.manifest.Signature;
import dev.knativepredict.manifest.TensorSpec;
import dev.knativepredict.onnx.Graph;
import dev.knativepredict.onnx.GraphRun;
import dev.knativepredict.onnx.RunFailed;
import dev.knativepredict.onnx.Tensor;
import dev.knativepredict.training.fit.Features;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Predicts with the graph of a sealed model, as the function does. */
public final class Predictor implements AutoCloseable {

  private final Signature signature;
  private final Graph graph;
  private final GraphRun run;

  /**
   * Opens the graph of a model.
   *
   * @throws dev.knativepredict.onnx.InvalidGraph where onnxruntime refuses it
   */
  public Predictor(ModelDirectory directory) {
    signature = directory.manifest().signature();
    graph = Graph.open(directory.file(Manifest.MODEL), 1);
    run = graph.newRun();
  }

  List<TensorSpec> inputs() {
    return graph.inputs();
  }

  List<TensorSpec> outputs() {
    return graph.outputs();
  }

  /** The rows of the output tensor: one probability per label for each instance. */
  public List<double[]> probabilities(List<? extends Map<String, @Nullable Object>> instances)
      throws RunFailed {
    String output = signature.outputs().getFirst().name();
    Map<String, Tensor> inputs = Map.of(input(), input(instances));
    return rows((Tensor.Numbers) requireNonNull(run.run(inputs, Set.of(output)).get(output)));
  }

  private String input() {
    return signature.inputs().getFirst().name();
  }

  private Tensor input(List<? extends Map<String, @Nullable Object>> instances) {
    float[] values = new float[instances.size() * signature.columns(input())];
    int next = 0;
    for (Map<String, @Nullable Object> instance : instances) {
      for (double value : Features.columns(signature.features(), instance)) {
        values[next++] = (float) value;
      }
    }
    return Tensor.Numbers.of(values, instances.size(), signature.columns(input()));
  }

  private static List<double[]> rows(Tensor.Numbers tensor) {
    int rows = Math.toIntExact(tensor.shape().getFirst());
    int columns = tensor.count() / Math.max(1, rows);
    List<double[]> found = new ArrayList<>();
    for (int row = 0; row < rows; row++) {
      double[] probabilities = new double[columns];
      for (int column = 0; column < columns; column++) {
        probabilities[column] = tensor.floatAt(row * columns + column);
      }
      found.add(probabilities);
    }
    return found;
  }

  @Override
  public void close() {
    run.close();
    graph.close();
  }
}
