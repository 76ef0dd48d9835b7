package dev.knativepredict.release.drift;

import dev.knativepredict.release.drift.DriftResult.Compared;
import dev.knativepredict.release.drift.DriftResult.NotCompared;
import dev.knativepredict.release.drift.DriftResult.TooFewRows;
import java.util.Locale;
import org.apache.commons.statistics.distribution.ChiSquaredDistribution;

/**
 * When a difference between two histograms is drift: it is too large for chance, and large enough
 * to matter.
 *
 * <p>Without drift, the PSI of n rows beside m others in B bins is distributed like (1/n + 1/m)
 * times chi-square with B - 1 degrees of freedom (Yurdakul, Statistical Properties of Population
 * Stability Index, 2018). A fixed threshold would be chance with few rows, and blind with many.
 *
 * <p>With a few hundred rows, that and the chi-square test both find a little too often: PSI where
 * a bin is emptier than it should be, the test where a rare one is fuller. So both have to tell.
 *
 * @param tests how many comparisons are made; all of them together find drift by chance in one of a
 *     hundred windows at most (Bonferroni)
 */
record DriftRule(int tests) {

  /** The share of windows without drift in which it may be found. */
  static final double SIGNIFICANCE = 0.01;

  /** A smaller PSI doesn't matter, however many rows show it. */
  static final double LEAST = 0.1;

  /** If chance alone may reach this PSI, which is a large shift, there are too few rows. */
  static final double MOST = 0.2;

  DriftTest judge(Subject subject, Histogram window, Histogram control) {
    return new DriftTest(subject, window, control, result(window, control));
  }

  private DriftResult result(Histogram window, Histogram control) {
    if (control.isEmpty()) {
      return new NotCompared("nothing to compare it with");
    }
    if (!window.isCutAs(control)) {
      return new NotCompared("its bins have other edges there");
    }
    if (window.rows() == 0 || control.rows() == 0) {
      return new TooFewRows("%d beside %d".formatted(window.rows(), control.rows()));
    }
    return result(Distances.between(window, control), window.rows(), control.rows());
  }

  private DriftResult result(Distances distances, long window, long control) {
    double byChance = byChance(distances.bins(), window, control);
    return byChance > MOST
        ? new TooFewRows(
            String.format(
                Locale.ROOT, "%d beside %d: PSI %.2f could be chance", window, control, byChance))
        : new Compared(distances, Math.max(LEAST, byChance), SIGNIFICANCE / tests);
  }

  /**
   * The PSI that chance alone exceeds too seldom to be taken for it.
   *
   * @param bins how many have rows; one is taken for two, which need more rows than none
   */
  double byChance(int bins, long window, long control) {
    double degrees = Math.max(1, bins - 1);
    return ChiSquaredDistribution.of(degrees).inverseSurvivalProbability(SIGNIFICANCE / tests)
        * (1.0 / window + 1.0 / control);
  }
}
