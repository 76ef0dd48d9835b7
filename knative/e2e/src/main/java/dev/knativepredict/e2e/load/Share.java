package dev.knativepredict.e2e.load;

import org.apache.commons.statistics.distribution.BinomialDistribution;

/** What chance allows of a share of the traffic. */
public final class Share {

  /** Less often than this a fair split looks so odd; a run of the tests asks a few dozen times. */
  private static final double ODD = 1e-6;

  private Share() {}

  /** Whether so many of so many is what a fair split gives, within chance. */
  public static boolean plausible(long hits, long of, int percent) {
    return hits >= least(of, percent) && hits <= most(of, percent);
  }

  /** The most that a fair split gives, within chance. */
  public static long most(long of, int percent) {
    return distribution(of, percent).inverseCumulativeProbability(1 - ODD);
  }

  private static long least(long of, int percent) {
    return distribution(of, percent).inverseCumulativeProbability(ODD);
  }

  private static BinomialDistribution distribution(long of, int percent) {
    return BinomialDistribution.of(Math.toIntExact(of), percent / 100.0);
  }
}
