package dev.knativepredict.e2e.load;

import java.time.Duration;
import java.util.List;

/** A quantile of times. */
public final class Quantile {

  private Quantile() {}

  /**
   * One of the times; zero if there are none.
   *
   * @param share 0.5 for the median, 0.99 for the 99th percentile
   */
  public static Duration of(List<Duration> times, double share) {
    List<Duration> sorted = times.stream().sorted().toList();
    return sorted.isEmpty()
        ? Duration.ZERO
        : sorted.get(Math.min(sorted.size() - 1, (int) (share * sorted.size())));
  }
}
