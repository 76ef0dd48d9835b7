package dev.knativepredict.training.run;

import dev.knativepredict.manifest.GoldenRow.Answer;
import dev.knativepredict.manifest.Signature;
import dev.knativepredict.manifest.TensorSpec;
import dev.knativepredict.onnx.Graph;
import dev.knativepredict.onnx.GraphRun;
import dev.knativepredict.onnx.RunFailed;
import dev.knativepredict.onnx.Tensor;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.IntConsumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Runs a model's graph as the function does, by its signature. */
public final class ModelRun implements AutoCloseable {

  /** The rows of one run, where the graph takes any number. */
  private static final int BATCH = 1000;

  private final Signature signature;
  private final Graph graph;
  private final GraphRun run;

  /**
   * Runs a graph.
   *
   * @param graph stays open when this is closed
   */
  public ModelRun(Graph graph, Signature signature) {
    this.signature = signature;
    this.graph = graph;
    this.run = graph.newRun();
  }

  /** The inputs of the graph itself. */
  public List<TensorSpec> inputs() {
    return graph.inputs();
  }

  /** The outputs of the graph itself. */
  public List<TensorSpec> outputs() {
    return graph.outputs();
  }

  /** How many rows every run takes, where the graph wants a certain number. */
  public OptionalInt fixedRows() {
    long rows = signature.fixedRows();
    return rows == TensorSpec.ANY ? OptionalInt.empty() : OptionalInt.of(Math.toIntExact(rows));
  }

  /**
   * The answers of rows of features, whatever their number.
   *
   * @param progress gets the number of rows that are answered
   */
  public List<Answer> answers(
      List<? extends Map<String, @Nullable Object>> rows, IntConsumer progress) throws RunFailed {
    int size = fixedRows().orElse(BATCH);
    List<Answer> answers = new ArrayList<>(rows.size());
    for (int from = 0; from < rows.size(); from += size) {
      List<Map<String, @Nullable Object>> batch =
          new ArrayList<>(rows.subList(from, Math.min(rows.size(), from + size)));
      int asked = batch.size();
      while (fixedRows().isPresent() && batch.size() < size) {
        batch.add(batch.getFirst());
      }
      answers.addAll(each(batch).subList(0, asked));
      progress.accept(answers.size());
    }
    return answers;
  }

  /** The answer of a request with some rows. */
  public Answer answer(List<? extends Map<String, @Nullable Object>> rows) throws RunFailed {
    List<Answer> each = each(rows);
    List<Object> predictions = new ArrayList<>();
    List<List<Double>> probabilities = new ArrayList<>();
    for (Answer answer : each) {
      predictions.addAll(answer.prediction());
      if (answer.probabilities() != null) {
        probabilities.addAll(answer.probabilities());
      }
    }
    return new Answer(predictions, probabilities.isEmpty() ? null : probabilities);
  }

  private List<Answer> each(List<? extends Map<String, @Nullable Object>> rows) throws RunFailed {
    Map<String, Tensor> outputs = run(InputTensors.of(signature, rows));
    return new Answers(signature, outputs, rows.size()).each();
  }

  /** All outputs for tensors, by name, in the signature's order. */
  public Map<String, Tensor> run(Map<String, Tensor> inputs) throws RunFailed {
    Set<String> names =
        signature.outputs().stream()
            .map(TensorSpec::name)
            .collect(Collectors.toCollection(LinkedHashSet::new));
    return run.run(inputs, names);
  }

  @Override
  public void close() {
    run.close();
  }
}
