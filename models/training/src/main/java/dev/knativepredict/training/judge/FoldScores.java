package dev.knativepredict.training.judge;

import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.apache.commons.statistics.descriptive.Mean;
import org.apache.commons.statistics.inference.MannWhitneyUTest;

/**
 * What is measured on the test rows of a fold, each from 0 to 1.
 *
 * @param accuracy the share of the rows whose label is predicted
 * @param majority the accuracy of always predicting the most frequent label of the training rows
 * @param balanced the mean over the labels of the accuracy on the label's rows
 * @param auc the area under the ROC curve of label 1; with more than two labels the mean over all
 */
public record FoldScores(double accuracy, double majority, double balanced, double auc) {

  /** Measures predictions, at least one for each label. */
  static FoldScores of(List<Prediction> predictions, int labels, double majority) {
    return new FoldScores(
        accuracy(predictions),
        majority,
        mean(labels, label -> accuracy(ofLabel(label, predictions))),
        labels == 2 ? auc(1, predictions) : mean(labels, label -> auc(label, predictions)));
  }

  static FoldScores mean(List<FoldScores> scores) {
    return new FoldScores(
        mean(scores, FoldScores::accuracy),
        mean(scores, FoldScores::majority),
        mean(scores, FoldScores::balanced),
        mean(scores, FoldScores::auc));
  }

  static double mean(List<FoldScores> scores, ToDoubleFunction<FoldScores> part) {
    return Mean.of(scores.stream().mapToDouble(part).toArray()).getAsDouble();
  }

  private static double mean(int labels, ToDoubleFunction<Integer> part) {
    return IntStream.range(0, labels).mapToDouble(part::applyAsDouble).average().orElseThrow();
  }

  private static double accuracy(List<Prediction> predictions) {
    return (double) predictions.stream().filter(Prediction::right).count() / predictions.size();
  }

  /** How often a row of the label has a higher probability of it than any other row has. */
  private static double auc(int label, List<Prediction> predictions) {
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
