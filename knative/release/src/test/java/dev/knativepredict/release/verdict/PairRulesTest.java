package dev.knativepredict.release.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class PairRulesTest {

  private static final PairRules RULES = new PairRules(UsualLimits.ALL);

  @Test
  void anEqualCandidateIsHealthy() {
    assertThat(verdict(50, 50, 0, 0, 5, 5)).isInstanceOf(Verdict.Healthy.class);
  }

  @Test
  void aBetterModelMayDifferAsFarAsIsAllowed() {
    assertThat(verdict(50, 45, 1, 4, 0, 0)).isInstanceOf(Verdict.Healthy.class);
    assertThat(verdict(50, 44, 1, 5, 0, 0)).isInstanceOf(Verdict.Unhealthy.class);
  }

  @Test
  void swappedLabelsAreSeen() {
    assertThat(verdict(50, 0, 50, 0, 0, 0)).isInstanceOf(Verdict.Unhealthy.class);
  }

  @Test
  void aModelThatIsRightLessOftenIsSeenThoughItMostlyAgrees() {
    Verdict verdict = verdict(1000, 950, 35, 10, 0, 0);
    assertThat(verdict).isInstanceOf(Verdict.Unhealthy.class);
    assertThat(verdict.toString()).contains("labels");
  }

  @Test
  void aSlowCandidateIsSeenAndASlowMachineIsNot() {
    assertThat(verdict(50, 50, 0, 0, 180, 2)).isInstanceOf(Verdict.Unhealthy.class);
    assertThat(verdict(50, 50, 0, 0, 80, 70)).isInstanceOf(Verdict.Healthy.class);
  }

  @Test
  void oneFormInWhichTheCandidateIsSlowIsSeenAndNamed() {
    assertThat(verdict(50, 50, 0, 0, 38, 2).toString()).contains("in 38 of 40 pairs by features");
  }

  @Test
  void fewRowsAreInconclusive() {
    assertThat(verdict(5, 5, 0, 0, 0, 0)).isInstanceOf(Verdict.Inconclusive.class);
  }

  @Test
  void fewTensorsAreEnoughAsTheirFormIsTheSameForAll() {
    assertThat(verdict(Answers.TENSORS, 1, 1)).isInstanceOf(Verdict.Healthy.class);
    assertThat(verdict(Answers.TENSORS, 3, 2)).isInstanceOf(Verdict.Unhealthy.class);
    assertThat(verdict(Answers.TENSORS, 0, 0)).isInstanceOf(Verdict.Inconclusive.class);
    assertThat(verdict(Answers.VALUES, 5, 5)).isInstanceOf(Verdict.Inconclusive.class);
  }

  private static Verdict verdict(Answers answers, long rows, long agreeing) {
    return verdict(answers, rows, agreeing, 0, 0, 0, 0);
  }

  private static Verdict verdict(
      long rows, long agreeing, long onlyStable, long onlyCandidate, long slower, long faster) {
    return verdict(Answers.LABELS, rows, agreeing, onlyStable, onlyCandidate, slower, faster);
  }

  private static Verdict verdict(
      Answers answers,
      long rows,
      long agreeing,
      long onlyStable,
      long onlyCandidate,
      long slower,
      long faster) {
    Arm arm =
        new Arm(200, 0, 0, 0, new Latencies.Exact(Collections.nCopies(200, Duration.ofMillis(5))));
    return Verdict.of(
        RULES.judge(
            new Pairs(
                answers,
                rows,
                agreeing,
                rows,
                onlyStable,
                onlyCandidate,
                0.01,
                0.1,
                List.of(
                    new Slower("", 200, slower, faster),
                    new Slower("features", 40, Math.min(40, slower), faster),
                    new Slower("tensors", 160, Math.max(0, slower - 40), faster)),
                arm,
                arm)));
  }
}
