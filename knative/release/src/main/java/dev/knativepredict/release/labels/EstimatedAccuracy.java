package dev.knativepredict.release.labels;

import java.util.Map;
import java.util.Optional;

/**
 * How accurate a model should be on rows whose labels haven't come yet, from how sure it is of
 * them: confidence-based performance estimation. Where it is as sure as with the rows of its
 * reference, it should be right as often. It can't see that the world's answers have changed.
 *
 * @param value 0 to 1
 * @param deviation the standard deviation of what would be measured
 * @param rows how many rows it is of
 */
public record EstimatedAccuracy(double value, double deviation, long rows) {

  /** A bin in which the reference has no rows counts as if nobody knew: half of them right. */
  private static final double SMOOTHING = 0.5;

  /**
   * The sum of each bin's rows times the share that was right in the reference.
   *
   * @param counted the rows by bin
   * @return empty without rows, or without a reference
   */
  static Optional<EstimatedAccuracy> of(Map<String, Long> counted, Calibration reference) {
    long rows = counted.values().stream().mapToLong(Long::longValue).sum();
    if (rows == 0 || reference.accuracy().all() == 0) {
      return Optional.empty();
    }
    double right = 0;
    double variance = 0;
    for (Map.Entry<String, Long> bin : counted.entrySet()) {
      Proportion known = reference.bin(bin.getKey());
      double share = (known.part() + SMOOTHING) / (known.all() + 2 * SMOOTHING);
      double count = bin.getValue();
      right += count * share;
      // By chance in these rows, and since the reference has only so many.
      variance += share * (1 - share) * (count + count * count / (known.all() + 2 * SMOOTHING));
    }
    return Optional.of(new EstimatedAccuracy(right / rows, Math.sqrt(variance) / rows, rows));
  }

  /** The lower end of what is expected: three standard deviations below, not below 0. */
  public double low() {
    return Math.max(0, value - 3 * deviation);
  }

  /** The upper end of what is expected: three standard deviations above, not above 1. */
  public double high() {
    return Math.min(1, value + 3 * deviation);
  }
}
