package dev.knativepredict.training.judge;

import dev.knativepredict.training.fit.Probabilities;
import java.util.Arrays;
import java.util.List;

/**
 * What a fit predicted for a row that it had not learned from.
 *
 * @param probabilities one per label
 * @param predicted the index of the likeliest label
 * @param label the index of the row's own label
 */
public record Prediction(List<Double> probabilities, int predicted, int label) {

  static Prediction of(double[] probabilities, int label) {
    return new Prediction(
        Arrays.stream(probabilities).boxed().toList(),
        Probabilities.likeliest(probabilities),
        label);
  }

  /** The probability of the label that is predicted. */
  public double confidence() {
    return probabilities.get(predicted);
  }

  /** Whether the row has the label that is predicted. */
  public boolean right() {
    return predicted == label;
  }
}
