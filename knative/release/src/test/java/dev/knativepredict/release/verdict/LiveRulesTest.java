package dev.knativepredict.release.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class LiveRulesTest {

  private static final LiveRules RULES = new LiveRules(UsualLimits.ALL);

  @Test
  void twoThatDoTheSameAreHealthy() {
    assertThat(verdict(arm(900, 0, 10), arm(100, 0, 10), 0, 0.1))
        .isInstanceOf(Verdict.Healthy.class);
  }

  @Test
  void tooFewRequestsOfEitherAreInconclusiveAndNeverAPass() {
    assertThat(verdict(arm(900, 0, 10), arm(99, 0, 10), 0, 0.1))
        .isInstanceOf(Verdict.Inconclusive.class);
    assertThat(verdict(arm(99, 0, 10), arm(900, 0, 10), 0, 0.9))
        .isInstanceOf(Verdict.Inconclusive.class);
    assertThat(verdict(Arm.NOBODY, Arm.NOBODY, 0, 0.1)).isInstanceOf(Verdict.Inconclusive.class);
  }

  @Test
  void fewRequestsThatAllFailAreEnough() {
    assertThat(alarm(arm(50, 0, 10), arm(6, 6, 10))).isInstanceOf(Verdict.Unhealthy.class);
  }

  @Test
  void fewRequestsOfWhichSomeFailAreNot() {
    assertThat(alarm(arm(2000, 0, 10), arm(4, 2, 10))).isInstanceOf(Verdict.Healthy.class);
    assertThat(verdict(arm(2000, 0, 10), arm(4, 2, 10), 0, 0.1))
        .isInstanceOf(Verdict.Inconclusive.class);
  }

  /** Checks that are too few say nothing against it. */
  private static Verdict alarm(Arm stable, Arm candidate) {
    return RULES.alarm(new Numbers(stable, candidate, 0, Control.CONCURRENT), 0.1).stream()
        .map(Check::verdict)
        .filter(Verdict.Unhealthy.class::isInstance)
        .findFirst()
        .orElse(new Verdict.Healthy());
  }

  @Test
  void sparseErrorsThatAnAverageWouldHideAreSeen() {
    assertThat(verdict(arm(4000, 4, 10), arm(1000, 20, 10), 0, 0.2))
        .isInstanceOf(Verdict.Unhealthy.class);
  }

  @Test
  void oneErrorIsChance() {
    assertThat(verdict(arm(1000, 0, 10), arm(1000, 1, 10), 0, 0.5))
        .isInstanceOf(Verdict.Healthy.class);
  }

  @Test
  void requestsLostOnTheWayAreTheCandidatesAsLongAsItsShareExplainsThem() {
    assertThat(verdict(arm(750, 0, 10), arm(200, 0, 10), 40, 0.25))
        .isInstanceOf(Verdict.Unhealthy.class);
    assertThat(verdict(arm(300, 0, 10), arm(15, 0, 10), 300, 0.05))
        .isInstanceOf(Verdict.Inconclusive.class);
  }

  @Test
  void whenTheStableRevisionFailsAsWellNobodyIsBlamed() {
    assertThat(verdict(arm(500, 200, 10), arm(500, 210, 10), 0, 0.5))
        .isInstanceOf(Verdict.Inconclusive.class);
  }

  @Test
  void aCandidateTenTimesSlowerIsUnhealthyAlthoughWithinTheLimit() {
    Verdict verdict = verdict(arm(500, 0, 5), arm(500, 0, 50), 0, 0.5);
    assertThat(verdict).isInstanceOf(Verdict.Unhealthy.class);
    assertThat(verdict.toString()).contains("p95");
  }

  @Test
  void timesOfTwoDifferentTimesAreNotCompared() {
    Numbers numbers = new Numbers(arm(500, 0, 5), arm(500, 0, 50), 0, Control.EARLIER);
    assertThat(Verdict.of(RULES.judge(numbers, 1))).isInstanceOf(Verdict.Healthy.class);
  }

  @Test
  void oneWrongAnswerIsOneTooMany() {
    Arm wrong = new Arm(1000, 0, 0, 1, latencies(1000, 10));
    assertThat(verdict(arm(1000, 0, 10), wrong, 0, 0.5)).isInstanceOf(Verdict.Unhealthy.class);
  }

  @Test
  void requestsThatOnlyTheCandidateRefusesAreSeen() {
    Arm refusing = new Arm(500, 0, 100, 0, latencies(400, 10));
    assertThat(verdict(arm(500, 0, 10), refusing, 0, 0.5)).isInstanceOf(Verdict.Unhealthy.class);
  }

  @Test
  void withAllOfTheTrafficTheCandidateStandsAlone() {
    assertThat(verdict(Arm.NOBODY, arm(500, 0, 10), 0, 1)).isInstanceOf(Verdict.Healthy.class);
    assertThat(verdict(Arm.NOBODY, arm(500, 50, 10), 0, 1)).isInstanceOf(Verdict.Unhealthy.class);
    assertThat(verdict(Arm.NOBODY, arm(99, 0, 10), 0, 1)).isInstanceOf(Verdict.Inconclusive.class);
    assertThat(verdict(Arm.NOBODY, arm(450, 0, 10), 50, 1)).isInstanceOf(Verdict.Unhealthy.class);
    assertThat(RULES.judge(alone(arm(500, 0, 10)), 1))
        .extracting(Check::name)
        .anySatisfy(name -> assertThat(name).contains("without stable ones to compare with"));
  }

  @Test
  void aCandidateThatStandsAloneIsStoppedEarlyOnlyForMoreErrorsThanEverPass() {
    assertThat(unhealthy(RULES.alarm(alone(arm(4, 4, 10)), 1))).isTrue();
    assertThat(unhealthy(RULES.alarm(alone(arm(2, 2, 10)), 1))).isFalse();
    assertThat(unhealthy(RULES.alarm(alone(arm(500, 25, 10)), 1))).isFalse();
  }

  @Test
  void withoutAnyResponseOfTheStableRevisionAShareIsInconclusive() {
    assertThat(verdict(Arm.NOBODY, arm(500, 0, 10), 0, 0.5))
        .isInstanceOf(Verdict.Inconclusive.class);
  }

  private static Numbers alone(Arm candidate) {
    return new Numbers(Arm.NOBODY, candidate, 0, Control.COMPARISON);
  }

  private static boolean unhealthy(List<Check> checks) {
    return Verdict.of(checks) instanceof Verdict.Unhealthy;
  }

  @Test
  void aCheckSaysWhenTheStableRevisionDidWhatItIsComparedWith() {
    Numbers numbers = new Numbers(arm(200, 0, 5), arm(500, 100, 5), 0, Control.COMPARISON);
    assertThat(Verdict.of(RULES.judge(numbers, 1)).toString())
        .contains("stable's from the comparison at 0 %");
  }

  @Test
  void noWorseCandidateIsJudgedBetter() {
    for (int failed = 0; failed < 100; failed++) {
      int fewer = rank(verdict(arm(900, 9, 10), arm(300, failed, 10), 0, 0.25));
      int more = rank(verdict(arm(900, 9, 10), arm(300, failed + 1, 10), 0, 0.25));
      assertThat(more).as("%d failed", failed + 1).isGreaterThanOrEqualTo(fewer);
    }
  }

  private static int rank(Verdict verdict) {
    return switch (verdict) {
      case Verdict.Healthy healthy -> 0;
      case Verdict.Inconclusive inconclusive -> 1;
      case Verdict.Unhealthy unhealthy -> 2;
    };
  }

  private static Verdict verdict(Arm stable, Arm candidate, long lost, double share) {
    return Verdict.of(RULES.judge(new Numbers(stable, candidate, lost, Control.CONCURRENT), share));
  }

  private static Arm arm(int requests, int failed, int millis) {
    return new Arm(requests, failed, 0, 0, latencies(requests, millis));
  }

  private static Latencies latencies(int requests, int millis) {
    List<Duration> times =
        Stream.iterate(0, i -> i + 1)
            .limit(requests)
            .map(i -> Duration.ofMillis(millis).plusNanos(i * 1000L))
            .toList();
    return new Latencies.Exact(times);
  }
}
