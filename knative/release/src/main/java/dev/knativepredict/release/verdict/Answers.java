package dev.knativepredict.release.verdict;

import java.util.Locale;
import org.apache.commons.statistics.descriptive.StandardDeviation;

/** What a model answers with; it decides how the answers of two versions are compared. */
public enum Answers {
  /** Labels: two agree if they are the same. */
  LABELS(10, "%d of %d the same; scores differ by %.4f on average, %.4f at most", "right"),
  /**
   * Numbers: two agree if they differ by no more than half of the standard deviation of what the
   * stable revision answers.
   */
  VALUES(
      10,
      "%d of %d within half a standard deviation; they differ by %.4g on average, %.4g at most",
      "closer"),
  /**
   * Tensors: two agree if all but their numbers is the same: names, types, shapes and texts. One
   * request says as much of that as many, and often a model has few.
   */
  TENSORS(1, "%d of %d of the same form; numbers differ by %.4g on average, %.4g at most", "right");

  private final int fewestRows;
  private final String agreement;
  private final String better;

  Answers(int fewestRows, String agreement, String better) {
    this.fewestRows = fewestRows;
    this.agreement = agreement;
    this.better = better;
  }

  /** How far a value may be from the stable revision's, which answers with these. */
  public static double tolerance(double... stable) {
    return StandardDeviation.of(stable).setBiased(true).getAsDouble() / 2;
  }

  /** How many different requests it takes to compare two versions. */
  int fewestRows() {
    return fewestRows;
  }

  String agreement(Pairs pairs) {
    return String.format(
        Locale.ROOT,
        agreement,
        pairs.agreeing(),
        pairs.rows(),
        pairs.meanDifference(),
        pairs.maxDifference());
  }

  /** What a candidate is, whose answer to a row is better than the stable revision's. */
  String better() {
    return better;
  }
}
