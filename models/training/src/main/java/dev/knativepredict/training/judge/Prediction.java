package dev.knativepredict.training.judge;

import dev.knativepredict.training.fit.Probabilities;
import java.util.Arrays;
import java.util.List;

/**
 * The label that was predicted for a row that was not learned from.
 *
 * @param probabilities one per label; or what else says how likely it is, in the same order
 * @param predicted the index of the label that was predicted
 * @param label the index of the row's own label
 */
public record Prediction(List<Double> probabilities, int predicted, int label) {

  /** The likeliest label is the one that is predicted. */
  public static Prediction of(double[] probabilities, int label) {
    return new Prediction(
        Arrays.stream(probabilities).boxed().toList(),
        Probabilities.likeliest(probabilities),
        label);
  }

  /** The probability of the label that is predicted. */
  double confidence() {
    return probabilities.get(predicted);
  }

  /** Whether the row has the label that is predicted. */
  boolean right() {
    return predicted == label;
  }
}
