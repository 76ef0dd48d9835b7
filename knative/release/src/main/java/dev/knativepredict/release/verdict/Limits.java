package dev.knativepredict.release.verdict;

import java.time.Duration;

/**
 * The limits between healthy and unhealthy. All shares are from 0 to 1.
 *
 * @param minRequests fewer requests to either revision are inconclusive
 * @param significance how likely a whole release of an equal candidate may be to fail by chance
 * @param errorDifference a smaller difference between two shares of errors passes
 * @param maxErrors a larger share of errors never passes
 * @param slo a response that takes longer is slow
 * @param slowdown a response that takes this many times longer than the stable one is slow, too
 * @param slowDifference a smaller difference between two shares of slow responses passes
 * @param minAgreement the share of equal predictions that is required
 * @param looks how often a difference may be looked for
 */
public record Limits(
    long minRequests,
    double significance,
    double errorDifference,
    double maxErrors,
    Duration slo,
    double slowdown,
    double slowDifference,
    double minAgreement,
    Looks looks) {

  /** Fewer bad responses may all come from one mishap, whatever their chance. */
  private static final int FEWEST_BAD = 5;

  /** How often a difference may be looked for. */
  enum Looks {
    /** Once, when there is enough. */
    ONCE,
    /** As often as one likes. */
    ALWAYS
  }

  /** For one look each. */
  public Limits(
      long minRequests,
      double significance,
      double errorDifference,
      double maxErrors,
      Duration slo,
      double slowdown,
      double slowDifference,
      double minAgreement) {
    this(
        minRequests,
        significance,
        errorDifference,
        maxErrors,
        slo,
        slowdown,
        slowDifference,
        minAgreement,
        Looks.ONCE);
  }

  /** For each of so many steps: one half of the chance is for its end, the other for its looks. */
  public Limits of(int steps) {
    return with(minRequests, significance / 2 / steps, maxErrors, looks);
  }

  /** For looks during a step, however many. */
  Limits always() {
    return with(0, significance, 1, Looks.ALWAYS);
  }

  private Limits with(long least, double chance, double most, Looks often) {
    return new Limits(
        least, chance, errorDifference, most, slo, slowdown, slowDifference, minAgreement, often);
  }

  /**
   * Whether a difference is too unlikely to be chance.
   *
   * <p>If one looks always: whose the next bad response is, is a draw; after the n-th one a part of
   * 1 / n(n + 1) of the significance is spent. These parts sum to 1, so that by the union bound no
   * number of looks finds an equal candidate guilty more often than the significance says (alpha
   * spending: Lan and DeMets, Biometrika 70, 1983).
   *
   * @param chance how likely the difference is by chance
   * @param bad how many responses were bad, of both revisions
   */
  boolean areBroken(double chance, long candidateBad, long bad) {
    return switch (looks) {
      case ONCE -> chance < significance;
      case ALWAYS -> candidateBad >= FEWEST_BAD && chance < significance / bad / (bad + 1);
    };
  }
}
