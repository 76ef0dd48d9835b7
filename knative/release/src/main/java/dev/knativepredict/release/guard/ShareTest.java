package dev.knativepredict.release.guard;

import dev.knativepredict.release.labels.Proportion;
import dev.knativepredict.release.verdict.Shares;

/**
 * Whether too many of a window's requests or rows are bad to be chance.
 *
 * @param significance how unlikely that has to be
 */
record ShareTest(double significance) {

  /** Fewer may all come from one mishap, whatever their chance. */
  private static final int FEWEST_BAD = 3;

  /** More than may be: the exact binomial test. */
  boolean isOver(Proportion bad, double limit) {
    return bad.part() >= FEWEST_BAD
        && bad.share() > limit
        && Shares.chanceOf(bad.part(), bad.all(), limit) < significance;
  }

  /**
   * More than before: Fisher's exact test.
   *
   * @param tolerated a smaller difference passes
   */
  boolean isWorse(Proportion bad, Proportion before, double tolerated) {
    return bad.part() >= FEWEST_BAD
        && bad.share() - before.share() > tolerated
        && new Shares(before.part(), before.all(), bad.part(), bad.all()).chance() < significance;
  }

  /** As many as there are, of which so large a share is bad. */
  static Proportion supposed(Proportion seen, double share) {
    return new Proportion(Math.min(seen.all(), Math.round(share * seen.all())), seen.all());
  }
}
