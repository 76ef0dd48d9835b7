package dev.knativepredict.release.verdict;

import java.time.Duration;

/**
 * The limits between healthy and unhealthy. All shares are from 0 to 1.
 *
 * @param minRequests fewer requests to either revision are inconclusive
 * @param significance how likely all steps of an equal candidate may be to fail by chance; each
 *     comparison of the same requests may be as likely again
 * @param errorDifference a smaller difference between two shares of errors passes
 * @param maxErrors a larger share of errors never passes
 * @param slo a response that takes longer is slow
 * @param slowdown a candidate whose responses take this many times as long as stable's is too slow
 * @param slowDifference a smaller difference between two shares of slow responses passes
 * @param minAgreement the share of equal predictions that is required
 */
public record Limits(
    long minRequests,
    double significance,
    double errorDifference,
    double maxErrors,
    Duration slo,
    double slowdown,
    double slowDifference,
    double minAgreement) {

  /** For each of so many steps: one half of the chance is for its end, the other for its looks. */
  public Limits of(int steps) {
    return with(minRequests, significance / 2 / steps, maxErrors);
  }

  /** For looks during a step, which only ask what is worse. */
  Limits open() {
    return with(0, significance, 1);
  }

  private Limits with(long least, double chance, double most) {
    return new Limits(
        least, chance, errorDifference, most, slo, slowdown, slowDifference, minAgreement);
  }
}
