package dev.knativepredict.training.judge;

import java.util.List;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.apache.commons.statistics.inference.MannWhitneyUTest;

/** How well labels are predicted, each from 0 to 1. */
final class LabelScores {

  private LabelScores() {}

  static double accuracy(List<Prediction> predictions) {
    return (double) predictions.stream().filter(Prediction::right).count() / predictions.size();
  }

  /** Whether there is a row of each label. */
  static boolean haveEach(int labels, List<Prediction> predictions) {
    return predictions.stream().mapToInt(Prediction::label).distinct().count() == labels;
  }

  static double balanced(int labels, List<Prediction> predictions) {
    return mean(labels, label -> accuracy(ofLabel(label, predictions)));
  }

  static double auc(int labels, List<Prediction> predictions) {
    return labels == 2 ? aucOf(1, predictions) : mean(labels, label -> aucOf(label, predictions));
  }

  private static double mean(int labels, IntToDoubleFunction part) {
    return IntStream.range(0, labels).mapToDouble(part).average().orElseThrow();
  }

  /** How often a row of the label has a higher probability of it than any other row has. */
  private static double aucOf(int label, List<Prediction> predictions) {
    double[] of = probabilities(label, predictions, true);
    double[] others = probabilities(label, predictions, false);
    double wins = MannWhitneyUTest.withDefaults().statistic(of, others);
    return wins / ((double) of.length * others.length);
  }

  private static double[] probabilities(int label, List<Prediction> predictions, boolean ofLabel) {
    return predictions.stream()
        .filter(prediction -> (prediction.label() == label) == ofLabel)
        .mapToDouble(prediction -> prediction.probabilities().get(label))
        .toArray();
  }

  private static List<Prediction> ofLabel(int label, List<Prediction> predictions) {
    return predictions.stream().filter(prediction -> prediction.label() == label).toList();
  }
}
