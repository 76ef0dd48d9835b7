package dev.knativepredict.training;

import dev.knativepredict.manifest.Manifest.Metric;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import org.apache.commons.statistics.descriptive.Mean;
import org.apache.commons.statistics.descriptive.StandardDeviation;

/**
 * How well a recipe does on rows that it has not learned from.
 *
 * @param repeats one a repeat, each the means over its folds
 * @param answers what was said of each row while it was out of the training, in every repeat
 * @param rows how many rows there are
 */
record Judgement(List<FoldScores> repeats, List<Answer> answers, int folds, int rows) {

  /** The probability of the likeliest label, and whether it was right. */
  record Answer(double confidence, boolean right) {}

  /** What is measured on a fold. */
  record FoldScores(double accuracy, double majority, double balanced, double auc) {}

  SortedMap<String, Metric> metrics() {
    SortedMap<String, Metric> metrics = new TreeMap<>();
    metrics.put("accuracy", metric(FoldScores::accuracy));
    metrics.put("majority", metric(FoldScores::majority));
    metrics.put("balanced_accuracy", metric(FoldScores::balanced));
    metrics.put("auc", metric(FoldScores::auc));
    return metrics;
  }

  double accuracy() {
    return metric(FoldScores::accuracy).value();
  }

  /** The accuracy of always saying the commonest label. */
  double majority() {
    return metric(FoldScores::majority).value();
  }

  /** How far another sample of as many rows would put the accuracy: one standard error. */
  double samplingError() {
    return Math.sqrt(accuracy() * (1 - accuracy()) / rows);
  }

  /** Everything that the accuracy has to be read with, on one line. */
  String summary() {
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

  static FoldScores mean(List<FoldScores> scores) {
    return new FoldScores(
        mean(scores, FoldScores::accuracy),
        mean(scores, FoldScores::majority),
        mean(scores, FoldScores::balanced),
        mean(scores, FoldScores::auc));
  }

  private static double mean(List<FoldScores> scores, ToDoubleFunction<FoldScores> part) {
    return Mean.of(scores.stream().mapToDouble(part).toArray()).getAsDouble();
  }

  private Metric metric(ToDoubleFunction<FoldScores> part) {
    double[] values = repeats.stream().mapToDouble(part).toArray();
    double spread = values.length == 1 ? 0 : StandardDeviation.of(values).getAsDouble();
    return new Metric(round(mean(repeats, part)), round(spread), folds * repeats.size());
  }

  /** To six digits: more say nothing, and the last ones differ between processors. */
  static double round(double value) {
    return Math.round(value * 1e6) / 1e6;
  }
}
