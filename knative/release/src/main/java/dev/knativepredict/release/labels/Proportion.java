package dev.knativepredict.release.labels;

/**
 * How many of some rows or requests have a property.
 *
 * @param part how many have it; at most all
 */
public record Proportion(long part, long all) {

  public static final Proportion NONE = new Proportion(0, 0);

  /** The 97.5 % point of the normal distribution. */
  private static final double Z = 1.959964;

  /**
   * Where the true share is, with a probability of 95 %.
   *
   * @param low 0 to 1
   * @param high 0 to 1
   */
  public record Interval(double low, double high) {}

  /** 0 to 1; 0 of nothing. */
  public double share() {
    return all == 0 ? 0 : (double) part / all;
  }

  /** The same for those that don't have it. */
  public Proportion rest() {
    return new Proportion(all - part, all);
  }

  public Proportion plus(Proportion other) {
    return new Proportion(part + other.part, all + other.all);
  }

  /**
   * The score interval, which is right for few rows and for shares near 0 or 1, too (Wilson,
   * Journal of the American Statistical Association 22, 1927).
   */
  public Interval interval() {
    if (all == 0) {
      return new Interval(0, 1);
    }
    double more = Z * Z / all;
    double middle = (share() + more / 2) / (1 + more);
    double half = Z * Math.sqrt(share() * (1 - share()) / all + more / (4.0 * all)) / (1 + more);
    return new Interval(Math.max(0, middle - half), Math.min(1, middle + half));
  }
}
