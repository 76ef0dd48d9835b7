package dev.knativepredict.release.verdict;

import java.time.Duration;

/**
 * Where healthy ends.
 *
 * @param minRequests fewer requests of either revision are inconclusive
 * @param significance how unlikely a difference has to be by chance
 * @param errorDifference a smaller difference between two shares of errors is let pass, 0 to 1
 * @param maxErrors a larger share of errors is never let pass, 0 to 1
 * @param slo an answer that takes longer is a slow one
 * @param slowdown so many times slower than the stable revision is slow, too
 * @param slowDifference a smaller difference between two shares of slow answers is let pass
 * @param minAgreement the share of equal predictions that is demanded, 0 to 1
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

  /** For a look in the middle of a step: many looks find a difference by chance more often. */
  Limits strict() {
    return new Limits(
        0, significance / 10, errorDifference, 1, slo, slowdown, slowDifference, minAgreement);
  }
}
