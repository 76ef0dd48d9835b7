package dev.knativepredict.release.guard;

import java.time.Duration;

/**
 * The limits between fine and bad. All shares are from 0 to 1.
 *
 * @param slo a warm answer that takes longer is slow
 * @param slowBudget the share of warm answers that may be slow
 * @param maxErrors a larger share of errors is bad, whatever it was before
 * @param maxAccuracyDrop a smaller loss of accuracy passes
 * @param interval how often the guard looks; at most a week
 */
public record GuardLimits(
    Duration slo, double slowBudget, double maxErrors, double maxAccuracyDrop, Duration interval) {

  /** The chance of one false alarm or more in a week in which all is well. */
  private static final double PER_WEEK = 0.01;

  private static final Duration WEEK = Duration.ofDays(7);

  /** Errors by two tests, slow answers, labels and drift. */
  private static final int TESTS = 5;

  /** A smaller difference between two shares of errors passes, as in a release. */
  static final double ERROR_DIFFERENCE = 0.005;

  /**
   * How many tests a week has. By Bonferroni's inequality, each of them may have this part of the
   * chance (O. J. Dunn, Multiple Comparisons Among Means, Journal of the American Statistical
   * Association 56, 1961). It holds although windows that overlap say nearly the same.
   */
  int looks() {
    return TESTS * Math.toIntExact(Math.ceilDiv(WEEK.toSeconds(), interval.toSeconds()));
  }

  /** How unlikely by chance something has to be, once looked at. */
  double significance() {
    return PER_WEEK / looks();
  }
}
