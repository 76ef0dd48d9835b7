package dev.knativepredict.training.judge;

import dev.knativepredict.manifest.GoldenRow.Answer;
import dev.knativepredict.manifest.Manifest;
import dev.knativepredict.manifest.ModelDirectory;
import dev.knativepredict.onnx.Graph;
import dev.knativepredict.onnx.RunFailed;
import dev.knativepredict.training.run.ModelRun;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Predicts with the graph of a sealed model that was trained here. */
public final class Predictor implements AutoCloseable {

  private final Graph graph;
  private final ModelRun run;

  /**
   * Opens the graph of a model.
   *
   * @throws dev.knativepredict.onnx.InvalidGraph where onnxruntime refuses it
   */
  public Predictor(ModelDirectory directory) {
    graph = Graph.open(directory.file(Manifest.MODEL), 1);
    run = new ModelRun(graph, directory.manifest().signature());
  }

  /** For each instance one probability per label, or the value alone. */
  public List<double[]> answers(List<? extends Map<String, @Nullable Object>> instances)
      throws RunFailed {
    return run.answers(instances, answered -> {}).stream().map(Predictor::numbers).toList();
  }

  private static double[] numbers(Answer answer) {
    return answer.probabilities() == null
        ? new double[] {((Number) answer.prediction().getFirst()).doubleValue()}
        : answer.probabilities().getFirst().stream().mapToDouble(p -> p).toArray();
  }

  @Override
  public void close() {
    run.close();
    graph.close();
  }
}
