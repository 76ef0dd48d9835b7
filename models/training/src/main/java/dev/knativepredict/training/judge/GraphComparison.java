package dev.knativepredict.training.judge;

import dev.knativepredict.manifest.BrokenModel;
import dev.knativepredict.manifest.ModelDirectory;
import dev.knativepredict.onnx.InvalidGraph;
import dev.knativepredict.onnx.RunFailed;
import dev.knativepredict.training.data.Row;
import dev.knativepredict.training.fit.Fit;
import dev.knativepredict.training.fit.Probabilities;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Compares the graph of a model with what was learned, on the rows of the data. */
public final class GraphComparison {

  private GraphComparison() {}

  /**
   * Compares all probabilities of all rows.
   *
   * @throws BrokenModel where one differs by more than 1e-5, or the graph doesn't run
   */
  public static void check(ModelDirectory directory, Fit fit, List<Row> rows) {
    List<Map<String, @Nullable Object>> instances = rows.stream().map(fit::instance).toList();
    List<double[]> found = probabilities(directory, instances);
    for (int i = 0; i < rows.size(); i++) {
      double[] expected = fit.probabilities(instances.get(i));
      if (!Probabilities.near(found.get(i), expected)) {
        throw new BrokenModel(
            directory.path(),
            "row %d of the data is answered with %s, but trained is %s"
                .formatted(i + 1, Arrays.toString(found.get(i)), Arrays.toString(expected)));
      }
    }
  }

  private static List<double[]> probabilities(
      ModelDirectory directory, List<Map<String, @Nullable Object>> instances) {
    try (Predictor predictor = new Predictor(directory)) {
      return predictor.probabilities(instances);
    } catch (InvalidGraph | RunFailed e) {
      throw new BrokenModel(directory.path(), String.valueOf(e.getMessage()), e);
    }
  }
}
