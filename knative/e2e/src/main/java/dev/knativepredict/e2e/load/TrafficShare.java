package dev.knativepredict.e2e.load;

import org.apache.commons.statistics.distribution.BinomialDistribution;

/** Checks whether a random split of traffic, as Knative does it, gave a plausible result. */
public final class TrafficShare {

  /** The probability of a false alarm, per check; a run of the tests has a few dozen checks. */
  private static final double FALSE_ALARM = 1e-6;

  private TrafficShare() {}

  /** Whether {@code hits} of {@code total} requests are plausible for a share in percent. */
  public static boolean isPlausible(long hits, long total, int percent) {
    return hits >= min(total, percent) && hits <= max(total, percent);
  }

  /** The highest plausible number of hits. */
  public static long max(long total, int percent) {
    return distribution(total, percent).inverseCumulativeProbability(1 - FALSE_ALARM);
  }

  private static long min(long total, int percent) {
    return distribution(total, percent).inverseCumulativeProbability(FALSE_ALARM);
  }

  private static BinomialDistribution distribution(long total, int percent) {
    return BinomialDistribution.of(Math.toIntExact(total), percent / 100.0);
  }
}
