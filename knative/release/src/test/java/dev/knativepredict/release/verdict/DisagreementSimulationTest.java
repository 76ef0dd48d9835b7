package dev.knativepredict.release.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What becomes of a candidate that predicts something else for one row in 200. */
class DisagreementSimulationTest {

  private static final int RELEASES = 500;
  private static final double DISAGREEING = 1.0 / 200;
  private static final Arm ARM =
      new Arm(200, 0, 0, 0, new Latencies.Exact(Collections.nCopies(200, Duration.ofMillis(5))));

  /** What the candidate is for the rows that it answers otherwise. */
  private enum Candidate {
    AS_GOOD,
    WRONG
  }

  @ParameterizedTest
  @ValueSource(ints = {50, 200, 1_000, 10_000})
  void oneThatIsAsGoodIsRolledBackInOneOfAHundredReleasesAtMost(int rows) {
    assertThat(rolledBack(rows, Candidate.AS_GOOD, 0.9)).isLessThanOrEqualTo(RELEASES / 100);
  }

  /** Nine rows in ten agree, so only labels tell that it is wrong on the others. */
  @ParameterizedTest
  @CsvSource({"1000, 0.1", "3000, 0.95", "5000, 1"})
  void oneThatIsWrongThereIsRolledBackIfThereAreLabelledRowsEnough(int rows, double share) {
    assertThat(rolledBack(rows, Candidate.WRONG, 0.9))
        .isGreaterThanOrEqualTo(Math.round(share * RELEASES));
  }

  /** {@code --min-agreement 1}: the chance to meet one such row is all that counts. */
  @ParameterizedTest
  @CsvSource({"200, 0.58", "1000, 0.98", "2000, 1"})
  void whereNoRowMayDifferOneIsFoundAsSoonAsItIsAsked(int rows, double share) {
    assertThat(rolledBack(rows, Candidate.AS_GOOD, 1))
        .isGreaterThanOrEqualTo(Math.round(share * RELEASES));
  }

  private static long rolledBack(int rows, Candidate candidate, double minAgreement) {
    var rules = new PairRules(UsualLimits.with(minAgreement));
    return IntStream.range(0, RELEASES)
        .mapToObj(i -> pairs(rows, candidate, new SplittableRandom(i)))
        .filter(pairs -> Verdict.of(rules.judge(pairs)) instanceof Verdict.Unhealthy)
        .count();
  }

  private static Pairs pairs(int rows, Candidate candidate, SplittableRandom random) {
    long onlyStable = 0;
    long onlyCandidate = 0;
    for (int i = 0; i < rows; i++) {
      if (random.nextDouble() < DISAGREEING) {
        boolean wrong = candidate == Candidate.WRONG || random.nextBoolean();
        onlyStable += wrong ? 1 : 0;
        onlyCandidate += wrong ? 0 : 1;
      }
    }
    return new Pairs(
        Answers.LABELS,
        rows,
        rows - onlyStable - onlyCandidate,
        rows,
        onlyStable,
        onlyCandidate,
        0,
        0,
        List.of(new Slower("", 200, 0, 0)),
        ARM,
        ARM);
  }
}
