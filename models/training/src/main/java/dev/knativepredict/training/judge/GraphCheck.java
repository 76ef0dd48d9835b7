package dev.knativepredict.training.judge;

import dev.knativepredict.manifest.BrokenModel;
import dev.knativepredict.manifest.Feature;
import dev.knativepredict.manifest.GoldenRow;
import dev.knativepredict.manifest.GoldenRow.Answer;
import dev.knativepredict.manifest.ModelDirectory;
import dev.knativepredict.manifest.Output;
import dev.knativepredict.manifest.Signature;
import dev.knativepredict.manifest.TensorSpec;
import dev.knativepredict.onnx.RunFailed;
import dev.knativepredict.onnx.Tensor;
import dev.knativepredict.training.fit.Probabilities;
import dev.knativepredict.training.run.ModelRun;
import dev.knativepredict.training.run.TensorJson;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Whether a graph has the tensors of its signature, and gives the answers of its golden rows. */
public final class GraphCheck {

  private final ModelDirectory directory;
  private final ModelRun run;
  private final Signature signature;

  public GraphCheck(ModelDirectory directory, ModelRun run) {
    this.directory = directory;
    this.run = run;
    this.signature = directory.manifest().signature();
  }

  /**
   * Checks the tensors, the example and every golden row.
   *
   * @return how many golden rows there are
   * @throws BrokenModel at the first expectation that is broken
   */
  public int check() throws RunFailed {
    same("inputs", run.inputs(), signature.inputs());
    same("outputs", run.outputs(), signature.outputs());
    if (!signature.features().isEmpty()) {
      exampleIsAnswered();
    }
    return goldenRowsMatch();
  }

  private void same(String what, List<TensorSpec> found, List<TensorSpec> expected) {
    if (!found.equals(expected)) {
      throw broken("the graph's %s are %s, the signature says %s".formatted(what, found, expected));
    }
  }

  private void exampleIsAnswered() throws RunFailed {
    for (Answer answer : run.answers(List.of(example(), example()), answered -> {})) {
      if (!isAnswer(answer)) {
        throw broken("the example is answered with %s, not with %s".formatted(answer, expected()));
      }
    }
  }

  private boolean isAnswer(Answer answer) {
    Object prediction = answer.prediction().getFirst();
    return switch (signature.output()) {
      case Output.Classes classes ->
          classes.labels().contains(prediction)
              && (answer.probabilities() == null
                  || areProbabilities(answer.probabilities().getFirst(), classes.labels().size()));
      case Output.Value _ -> !(prediction instanceof Double value) || Double.isFinite(value);
      case Output.Tensors _ -> true;
    };
  }

  private String expected() {
    return switch (signature.output()) {
      case Output.Classes classes ->
          "one of the labels and %d probabilities".formatted(classes.labels().size());
      case Output.Value _, Output.Tensors _ -> "a number";
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

  private static boolean areProbabilities(List<Double> row, int labels) {
    return row.size() == labels && Probabilities.are(row);
  }

  private int goldenRowsMatch() throws RunFailed {
    List<GoldenRow> rows = directory.golden(Integer.MAX_VALUE);
    for (int i = 0; i < rows.size(); i++) {
      switch (rows.get(i)) {
        case GoldenRow.Rows row -> {
          Answer found = run.answer(row.request().instances());
          goldenRowMatches(i + 1, found, row.answer(), found.matches(row.answer()));
        }
        case GoldenRow.Tensors row -> {
          Map<String, Tensor> inputs = TensorJson.inputs(row);
          GoldenRow.Tensors found = TensorJson.row(inputs, run.run(inputs));
          boolean matches = row.isAnsweredBy(TensorJson.body(found.answer()));
          goldenRowMatches(i + 1, found.answer(), row.answer(), matches);
        }
      }
    }
    return rows.size();
  }

  private void goldenRowMatches(int place, Object found, Object expected, boolean matches) {
    if (!matches) {
      throw broken(
          "golden row %d is answered with %s, not with %s".formatted(place, found, expected));
    }
  }

  private BrokenModel broken(String reason) {
    return new BrokenModel(directory.path(), reason);
  }
}
