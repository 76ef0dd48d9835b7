package dev.knativepredict.training.judge;

import dev.knativepredict.manifest.BrokenModel;
import dev.knativepredict.manifest.Feature;
import dev.knativepredict.manifest.GoldenRow;
import dev.knativepredict.manifest.Manifest;
import dev.knativepredict.manifest.ModelDirectory;
import dev.knativepredict.manifest.Output;
import dev.knativepredict.manifest.Signature;
import dev.knativepredict.manifest.TensorSpec;
import dev.knativepredict.onnx.RunFailed;
import dev.knativepredict.training.fit.Probabilities;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Whether a graph has the tensors of its signature, and gives the answers of its golden rows. */
public final class GraphCheck {

  private final ModelDirectory directory;
  private final OnnxGraph graph;
  private final Signature signature;

  public GraphCheck(ModelDirectory directory, OnnxGraph graph) {
    this.directory = directory;
    this.graph = graph;
    this.signature = directory.manifest().signature();
  }

  /**
   * Checks the tensors, the example and every golden row.
   *
   * @return how many golden rows there are
   * @throws BrokenModel at the first expectation that is broken
   */
  public int check() throws RunFailed {
    same("inputs", graph.inputs(), List.of(signature.input()));
    same("outputs", graph.outputs(), List.of(signature.output().tensor()));
    exampleIsAnswered(labels());
    return goldenRowsMatch(labels());
  }

  private List<Object> labels() {
    return switch (signature.output()) {
      case Output.Classes classes -> classes.labels();
      case Output.Value _ -> throw broken("only a model with labels can be judged");
    };
  }

  private void same(String what, List<TensorSpec> found, List<TensorSpec> expected) {
    if (!found.equals(expected)) {
      throw broken("the graph's %s are %s, the signature says %s".formatted(what, found, expected));
    }
  }

  private void exampleIsAnswered(List<Object> labels) throws RunFailed {
    List<double[]> rows = graph.probabilities(signature, List.of(example(), example()));
    if (rows.size() != 2) {
      throw broken("two rows have %d answers".formatted(rows.size()));
    }
    for (double[] row : rows) {
      if (row.length != labels.size() || !areProbabilities(row)) {
        throw broken(
            "the example is answered with %s, not with %d probabilities"
                .formatted(Arrays.toString(row), labels.size()));
      }
    }
  }

  private Map<String, @Nullable Object> example() {
    Map<String, @Nullable Object> example = new HashMap<>();
    for (Feature feature : signature.features()) {
      example.put(
          feature.name(),
          switch (feature) {
            case Feature.Numeric numeric -> numeric.example();
            case Feature.Categorical categorical -> categorical.example();
          });
    }
    return example;
  }

  private static boolean areProbabilities(double[] row) {
    double[] sum = {Arrays.stream(row).sum()};
    return Arrays.stream(row).allMatch(p -> p >= 0 && p <= 1)
        && Probabilities.near(sum, new double[] {1});
  }

  private int goldenRowsMatch(List<Object> labels) throws RunFailed {
    List<GoldenRow> rows = GoldenRow.read(directory.bytes(Manifest.GOLDEN));
    for (int i = 0; i < rows.size(); i++) {
      double[] found = graph.probabilities(signature, rows.get(i).request().instances()).getFirst();
      Object label = labels.get(Probabilities.likeliest(found));
      GoldenRow.Answer golden = rows.get(i).answer();
      if (!matches(found, label, golden)) {
        throw broken(
            "golden row %d is answered with %s %s, not with %s"
                .formatted(i + 1, label, Arrays.toString(found), golden));
      }
    }
    return rows.size();
  }

  private static boolean matches(double[] found, Object label, GoldenRow.Answer golden) {
    List<List<Double>> probabilities = golden.probabilities();
    return golden.prediction().equals(List.of(label))
        && probabilities != null
        && Probabilities.near(
            found, probabilities.getFirst().stream().mapToDouble(p -> p).toArray());
  }

  private BrokenModel broken(String reason) {
    return new BrokenModel(directory.path(), reason);
  }
}
