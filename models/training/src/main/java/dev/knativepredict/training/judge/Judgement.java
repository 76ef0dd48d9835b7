package dev.knativepredict.training.judge;

import static dev.knativepredict.training.fit.Probabilities.round;

import dev.knativepredict.manifest.Manifest.Metric;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import org.apache.commons.statistics.descriptive.StandardDeviation;

/**
 * How well a specification does on rows that it has not learned from.
 *
 * @param repeats one per repeat, each the means over its folds
 * @param predictions for each row in each repeat, by the fit that had not seen the row
 * @param folds of each repeat
 * @param rows how many rows there are
 */
public record Judgement(
    List<FoldScores> repeats, List<Prediction> predictions, int folds, int rows) {

  public Judgement {
    repeats = List.copyOf(repeats);
    predictions = List.copyOf(predictions);
  }

  /** All scores by name, as the manifest has them. */
  public SortedMap<String, Metric> metrics() {
    SortedMap<String, Metric> metrics = new TreeMap<>();
    metrics.put("accuracy", metric(FoldScores::accuracy));
    metrics.put("majority", metric(FoldScores::majority));
    metrics.put("balanced_accuracy", metric(FoldScores::balanced));
    metrics.put("auc", metric(FoldScores::auc));
    return metrics;
  }

  /** The mean accuracy over all folds of all repeats. */
  public double accuracy() {
    return metric(FoldScores::accuracy).value();
  }

  /** The accuracy of always predicting the most frequent label. */
  public double majority() {
    return metric(FoldScores::majority).value();
  }

  /** How far off the accuracy may be with another sample of as many rows: one standard error. */
  public double samplingError() {
    return Math.sqrt(accuracy() * (1 - accuracy()) / rows);
  }

  /** On one line the accuracy, and everything that is needed to read it. */
  public String summary() {
    return """
    accuracy %.4f (sampling error %.4f, %.4f between repeats) over %d folds; \
    majority %.4f, balanced %.4f, AUC %.4f\
    """
        .formatted(
            accuracy(),
            samplingError(),
            metric(FoldScores::accuracy).spread(),
            folds * repeats.size(),
            majority(),
            metric(FoldScores::balanced).value(),
            metric(FoldScores::auc).value());
  }

  private Metric metric(ToDoubleFunction<FoldScores> part) {
    double[] values = repeats.stream().mapToDouble(part).toArray();
    double spread = values.length == 1 ? 0 : StandardDeviation.of(values).getAsDouble();
    return new Metric(round(FoldScores.mean(repeats, part)), round(spread), folds * repeats.size());
  }
}
