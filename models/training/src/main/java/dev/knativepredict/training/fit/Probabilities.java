package dev.knativepredict.training.fit;

import java.util.List;
import java.util.stream.IntStream;

/** Reads and compares lists of one probability per label. */
public final class Probabilities {

  private static final double TOLERANCE = 1e-5;

  private Probabilities() {}

  /** The label with the highest probability; the first of them where several have it. */
  public static int likeliest(double[] probabilities) {
    return IntStream.range(0, probabilities.length)
        .reduce((a, b) -> probabilities[b] > probabilities[a] ? b : a)
        .orElseThrow();
  }

  /** Whether each is from 0 to 1, and their sum is 1 but for rounding. */
  public static boolean are(List<Double> numbers) {
    double[] sum = {numbers.stream().mapToDouble(p -> p).sum()};
    return numbers.stream().allMatch(p -> p >= 0 && p <= 1) && near(sum, new double[] {1});
  }

  /** Whether there are as many, each within 1e-5 of the other. */
  public static boolean near(double[] found, double[] expected) {
    return found.length == expected.length
        && IntStream.range(0, found.length)
            .allMatch(i -> Math.abs(found[i] - expected[i]) <= TOLERANCE);
  }
}
