package dev.knativepredict.release;

import static org.assertj.core.api.Assertions.assertThat;

import dev.knativepredict.release.drift.Histogram;
import dev.knativepredict.release.drift.Subject;
import dev.knativepredict.release.evidence.PodPredictions;
import dev.knativepredict.release.verdict.Verdict;
import java.util.SortedMap;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PredictionRulesTest {

  private static final int RELEASES = 2_000;
  private static final int STEPS = 4;
  private static final Subject PREDICTIONS =
      new Subject("credit", "1", Subject.Kind.PREDICTIONS, "");

  private final PredictionRules rules = new PredictionRules(0.25, STEPS);

  /** Rows of the candidate in a step; stable gets four times as many. */
  @ParameterizedTest
  @CsvSource({"20,0.5", "100,0.5", "100,0.02", "1000,0.3", "10000,0.001"})
  void anEqualCandidateIsRolledBackInOneOfAHundredReleasesAtMost(int rows, double ones) {
    assertThat(rolledBack(rows, ones, ones)).isLessThanOrEqualTo(0.01);
  }

  @ParameterizedTest
  @CsvSource({"100,0.2,0.6", "1000,0.2,0.5", "1000,0.5,0.02"})
  void oneThatAnswersOtherwiseOnTheWholeIsRolledBack(int rows, double ones, double now) {
    assertThat(rolledBack(rows, ones, now)).isGreaterThanOrEqualTo(0.99);
  }

  @ParameterizedTest
  @CsvSource({"10000,0.2,0.25", "10000,0.5,0.6"})
  void oneThatAnswersALittleOtherwiseIsNot(int rows, double ones, double now) {
    assertThat(rolledBack(rows, ones, now)).isLessThanOrEqualTo(0.01);
  }

  @Test
  void zeroLetsAnyPass() {
    assertThat(new PredictionRules(0, STEPS).judge(both(1000, 0.1, 0.9, new SplittableRandom(1))))
        .isEmpty();
  }

  private double rolledBack(int rows, double ones, double now) {
    SplittableRandom random = new SplittableRandom(rows);
    int bad = 0;
    for (int release = 0; release < RELEASES; release++) {
      boolean found = false;
      for (int step = 0; step < STEPS; step++) {
        Verdict verdict = Verdict.of(rules.judge(both(rows, ones, now, random)));
        found |= verdict instanceof Verdict.Unhealthy;
      }
      bad += found ? 1 : 0;
    }
    return (double) bad / RELEASES;
  }

  private static PodPredictions.Both both(
      int rows, double ones, double now, SplittableRandom random) {
    return new PodPredictions.Both(drawn(4 * rows, ones, random), drawn(rows, now, random));
  }

  private static SortedMap<Subject, Histogram> drawn(
      int rows, double ones, SplittableRandom random) {
    long drawn = 0;
    for (int row = 0; row < rows; row++) {
      drawn += random.nextDouble() < ones ? 1 : 0;
    }
    SortedMap<Subject, Histogram> all = new TreeMap<>();
    all.put(PREDICTIONS, Histogram.NONE.plus("0", rows - drawn).plus("1", drawn));
    return all;
  }
}
