package dev.knativepredict.release.verdict;

import java.util.Locale;
import org.apache.commons.statistics.inference.AlternativeHypothesis;
import org.apache.commons.statistics.inference.BinomialTest;
import org.apache.commons.statistics.inference.FisherExactTest;

/**
 * How many of the requests to each revision were bad.
 *
 * <p>These are counts, not averages: an average of rates hides the few errors that matter.
 */
public record Shares(long stableBad, long stable, long candidateBad, long candidate) {

  double stableShare() {
    return stable == 0 ? 0 : (double) stableBad / stable;
  }

  double candidateShare() {
    return candidate == 0 ? 0 : (double) candidateBad / candidate;
  }

  double difference() {
    return candidateShare() - stableShare();
  }

  /** How likely it is by chance that the candidate has this many bad requests or more. */
  public double chance() {
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

  boolean worse(Limits limits, Looks looks, double tolerated) {
    return difference() > tolerated && looks.tell(this, limits.significance());
  }

  /** The exact McNemar test: how likely this many pairs against, or more, are by chance. */
  static double chanceOfPairs(long against, long inFavour) {
    long all = against + inFavour;
    return all == 0 ? 1 : chanceOf(against, all, 0.5);
  }

  /** How likely this many or more are by chance, if each has this probability. */
  public static double chanceOf(long some, long all, double probability) {
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
