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
  private final Predictor predictor;
  private final Signature signature;

  public GraphCheck(ModelDirectory directory, Predictor predictor) {
    this.directory = directory;
    this.predictor = predictor;
    this.signature = directory.manifest().signature();
  }

  /**
   * Checks the tensors, the example and every golden row.
   *
   * @return how many golden rows there are
   * @throws BrokenModel at the first expectation that is broken
   */
  public int check() throws RunFailed {
    same("inputs", predictor.inputs(), signature.inputs());
    same("outputs", predictor.outputs(), signature.outputs());
    exampleIsAnswered();
    return goldenRowsMatch();
  }

  private void same(String what, List<TensorSpec> found, List<TensorSpec> expected) {
    if (!found.equals(expected)) {
      throw broken("the graph's %s are %s, the signature says %s".formatted(what, found, expected));
    }
  }

  private void exampleIsAnswered() throws RunFailed {
    List<double[]> rows = predictor.answers(List.of(example(), example()));
    if (rows.size() != 2) {
      throw broken("two rows have %d answers".formatted(rows.size()));
    }
    for (double[] row : rows) {
      if (!isAnswer(row)) {
        throw broken(
            "the example is answered with %s, not with %s"
                .formatted(Arrays.toString(row), expected()));
      }
    }
  }

  private boolean isAnswer(double[] row) {
    return switch (signature.output()) {
      case Output.Classes classes -> row.length == classes.labels().size() && areProbabilities(row);
      case Output.Value _ -> row.length == 1 && Double.isFinite(row[0]);
      case Output.Tensors _ -> false;
    };
  }

  private String expected() {
    return switch (signature.output()) {
      case Output.Classes classes -> classes.labels().size() + " probabilities";
      case Output.Value _ -> "a number";
      case Output.Tensors _ -> "labels or a value";
    };
  }

  private Map<String, @Nullable Object> example() {
    Map<String, @Nullable Object> example = new HashMap<>();
    for (Feature feature : signature.features()) {
      example.put(
          feature.name(),
          switch (feature) {
            case Feature.Numeric numeric -> numeric.example();
            case Feature.Categorical categorical -> categorical.example();
            case Feature.Flag flag -> flag.example();
            case Feature.Text text -> text.example();
          });
    }
    return example;
  }

  private static boolean areProbabilities(double[] row) {
    double[] sum = {Arrays.stream(row).sum()};
    return Arrays.stream(row).allMatch(p -> p >= 0 && p <= 1)
        && Probabilities.near(sum, new double[] {1});
  }

  private int goldenRowsMatch() throws RunFailed {
    List<GoldenRow.Rows> rows = GoldenRow.readRows(directory.bytes(Manifest.GOLDEN));
    for (int i = 0; i < rows.size(); i++) {
      double[] found = predictor.answers(rows.get(i).request().instances()).getFirst();
      GoldenRow.Answer answer = answer(found);
      if (!answer.matches(rows.get(i).answer())) {
        throw broken(
            "golden row %d is answered with %s, not with %s"
                .formatted(i + 1, answer, rows.get(i).answer()));
      }
    }
    return rows.size();
  }

  private GoldenRow.Answer answer(double[] row) {
    return switch (signature.output()) {
      case Output.Classes classes ->
          new GoldenRow.Answer(
              List.of(classes.labels().get(Probabilities.likeliest(row))),
              List.of(Arrays.stream(row).boxed().toList()));
      case Output.Value _, Output.Tensors _ -> new GoldenRow.Answer(List.of(row[0]), null);
    };
  }

  private BrokenModel broken(String reason) {
    return new BrokenModel(directory.path(), reason);
  }
}
