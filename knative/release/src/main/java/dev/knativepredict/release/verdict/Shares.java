package dev.knativepredict.release.verdict;

import java.util.Locale;
import org.apache.commons.statistics.inference.AlternativeHypothesis;
import org.apache.commons.statistics.inference.BinomialTest;
import org.apache.commons.statistics.inference.FisherExactTest;

/**
 * Two revisions, each with so many requests, some of them bad.
 *
 * <p>Counts, not averages: a mean of rates hides the few errors that matter.
 */
record Shares(long stableBad, long stable, long candidateBad, long candidate) {

  double stableShare() {
    return stable == 0 ? 0 : (double) stableBad / stable;
  }

  double candidateShare() {
    return candidate == 0 ? 0 : (double) candidateBad / candidate;
  }

  double difference() {
    return candidateShare() - stableShare();
  }

  /** How likely the candidate's bad ones are, or more of them, if both revisions are alike. */
  double chance() {
    if (stable == 0 || candidate == 0 || stableBad + candidateBad == 0) {
      return 1;
    }
    if (stableBad + candidateBad == stable + candidate) {
      return 1;
    }
    int[][] table = {
      {Math.toIntExact(candidateBad), Math.toIntExact(candidate - candidateBad)},
      {Math.toIntExact(stableBad), Math.toIntExact(stable - stableBad)}
    };
    return FisherExactTest.withDefaults()
        .with(AlternativeHypothesis.GREATER_THAN)
        .test(table)
        .getPValue();
  }

  boolean worse(Limits limits, double tolerated) {
    return difference() > tolerated && chance() < limits.significance();
  }

  /** The exact McNemar test: of the pairs that differ, so many in one direction, or more. */
  static double chanceOfPairs(long against, long inFavour) {
    long all = against + inFavour;
    return all == 0 ? 1 : chanceOf(against, all, 0.5);
  }

  /** How likely so many of all are, or more, where each has this probability. */
  static double chanceOf(long some, long all, double probability) {
    return BinomialTest.withDefaults()
        .with(AlternativeHypothesis.GREATER_THAN)
        .test(Math.toIntExact(all), Math.toIntExact(some), probability)
        .getPValue();
  }

  String stableText() {
    return text(stableBad, stable);
  }

  String candidateText() {
    return text(candidateBad, candidate);
  }

  private static String text(long bad, long all) {
    return all == 0
        ? "none sent"
        : String.format(Locale.ROOT, "%d of %d (%.1f %%)", bad, all, 100.0 * bad / all);
  }
}
