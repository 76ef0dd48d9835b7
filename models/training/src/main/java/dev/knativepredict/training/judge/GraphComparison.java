package dev.knativepredict.training.judge;

import dev.knativepredict.manifest.BrokenModel;
import dev.knativepredict.manifest.ModelDirectory;
import dev.knativepredict.onnx.InvalidGraph;
import dev.knativepredict.onnx.RunFailed;
import dev.knativepredict.training.data.Row;
import dev.knativepredict.training.data.Target;
import dev.knativepredict.training.fit.Fit;
import dev.knativepredict.training.fit.Probabilities;
import java.util.Arrays;
import java.util.List;

/** Compares the graph of a model with what was learned, on the rows of the data. */
public final class GraphComparison {

  private static final int BATCH = 1000;

  private final ModelDirectory directory;
  private final Fit fit;
  private final double unit;

  private GraphComparison(ModelDirectory directory, Fit fit, double unit) {
    this.directory = directory;
    this.fit = fit;
    this.unit = unit;
  }

  /**
   * Compares the answers of all rows.
   *
   * @throws BrokenModel where one differs by more than 1e-5, of a probability or of the values'
   *     deviation, or the graph doesn't run
   */
  public static void check(ModelDirectory directory, Fit fit, List<Row> rows) {
    GraphComparison comparison = new GraphComparison(directory, fit, unit(fit, rows));
    try (Predictor predictor = new Predictor(directory)) {
      for (int from = 0; from < rows.size(); from += BATCH) {
        comparison.check(rows.subList(from, Math.min(rows.size(), from + BATCH)), predictor);
      }
    } catch (InvalidGraph | RunFailed e) {
      throw new BrokenModel(directory.path(), String.valueOf(e.getMessage()), e);
    }
  }

  private static double unit(Fit fit, List<Row> rows) {
    if (fit.spec().target() instanceof Target.Classes) {
      return 1;
    }
    double variance =
        Errors.of(rows.stream().map(row -> new Point(0, row.target())).toList()).variance();
    return variance > 0 ? Math.sqrt(variance) : 1;
  }

  private void check(List<Row> rows, Predictor predictor) throws RunFailed {
    var instances = rows.stream().map(fit::instance).toList();
    List<double[]> found = predictor.answers(instances);
    for (int i = 0; i < rows.size(); i++) {
      double[] expected = fit.answer(instances.get(i));
      if (!Probabilities.near(scaled(found.get(i)), scaled(expected))) {
        throw new BrokenModel(
            directory.path(),
            "the row of line %d is answered with %s, but the judged model says %s"
                .formatted(
                    rows.get(i).line(), Arrays.toString(found.get(i)), Arrays.toString(expected)));
      }
    }
  }

  private double[] scaled(double[] answer) {
    return Arrays.stream(answer).map(number -> number / unit).toArray();
  }
}
