package dev.knativepredict.release.verdict;

/** How often a difference may be looked for, and so how unlikely it has to be by chance. */
enum Looks {
  /** Once, when there is enough. */
  ONCE,
  /**
   * As often as one likes. Whose the next bad response is, is a draw; after the n-th one a part of
   * 1 / n(n + 1) of the significance is spent. These parts sum to 1, so that by the union bound no
   * number of looks finds an equal candidate guilty more often than the significance says (alpha
   * spending: Lan and DeMets, Biometrika 70, 1983).
   */
  ALWAYS;

  /** Fewer bad responses may all come from one mishap, whatever their chance. */
  private static final int FEWEST_BAD = 3;

  /** Whether it is no chance that so many more of the candidate's responses are bad. */
  boolean tell(Shares shares, double significance) {
    long bad = shares.stableBad() + shares.candidateBad();
    return tell(shares.candidateBad(), bad, shares.chance(), significance);
  }

  /**
   * Whether it is no chance that more of the candidate's responses are bad than may be.
   *
   * @param most the largest share that may be bad, 0 to 1
   */
  boolean tell(Shares shares, double most, double significance) {
    long bad = shares.candidateBad();
    return tell(bad, bad, Shares.chanceOf(bad, shares.candidate(), most), significance);
  }

  private boolean tell(long candidateBad, long bad, double chance, double significance) {
    return switch (this) {
      case ONCE -> chance < significance;
      case ALWAYS -> candidateBad >= FEWEST_BAD && chance < significance / bad / (bad + 1);
    };
  }
}
