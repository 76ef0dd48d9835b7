package dev.knativepredict.release.verdict;

import java.time.Duration;

/**
 * The limits between healthy and unhealthy. All shares are from 0 to 1.
 *
 * @param minRequests fewer requests to either revision are inconclusive
 * @param significance a difference counts if it is less likely than this by chance
 * @param errorDifference a smaller difference between two shares of errors passes
 * @param maxErrors a larger share of errors never passes
 * @param slo a response that takes longer is slow
 * @param slowdown a response that takes this many times longer than the stable one is slow, too
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

  /** For looks during a step: many looks find a difference by chance more often than one. */
  Limits strict() {
    return new Limits(
        0, significance / 10, errorDifference, 1, slo, slowdown, slowDifference, minAgreement);
  }
}
