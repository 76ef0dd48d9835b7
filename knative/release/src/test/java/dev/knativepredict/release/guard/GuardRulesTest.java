package dev.knativepredict.release.guard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.knativepredict.release.drift.DriftReport;
import dev.knativepredict.release.guard.Signal.Kind;
import dev.knativepredict.release.labels.Proportion;
import java.time.Duration;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GuardRulesTest {

  private static final GuardLimits LIMITS =
      new GuardLimits(Duration.ofMillis(100), 0.01, 0.01, 0.05, Duration.ofMinutes(15));

  /** Errors of requests, and those after the promotion. */
  @ParameterizedTest
  @CsvSource({
    "5, 5000, 5, 5000, FINE",
    "50, 5000, 5, 5000, BAD",
    "50, 5000, 0, 0, FINE",
    "150, 5000, 0, 0, BAD",
    "150, 5000, 150, 5000, BAD",
    "24, 5000, 5, 5000, FINE",
    "0, 20, 0, 5000, TOO_LITTLE",
    "2, 2, 0, 5000, TOO_LITTLE",
    "0, 0, 0, 0, TOO_LITTLE"
  })
  void errorsAreComparedWithTheLimitAndWithWhatTheyWere(
      long errors, long all, long before, long allBefore, Outcome outcome) {
    GuardWindow seen =
        seen(new Proportion(errors, all), new Proportion(before, allBefore), Proportion.NONE);
    assertThat(outcome(seen, Kind.ERRORS)).isEqualTo(outcome);
  }

  @ParameterizedTest
  @CsvSource({"10, 1000, FINE", "60, 1000, BAD", "2, 30, TOO_LITTLE", "0, 0, TOO_LITTLE"})
  void slowAnswersAreComparedWithTheirBudget(long slow, long all, Outcome outcome) {
    GuardWindow seen = seen(Proportion.NONE, Proportion.NONE, new Proportion(slow, all));
    assertThat(outcome(seen, Kind.SLO)).isEqualTo(outcome);
  }

  @ParameterizedTest
  @CsvSource({
    "450, 500, FINE",
    "300, 500, BAD",
    "860, 1000, FINE",
    "20, 25, TOO_LITTLE",
    "8, 10, TOO_LITTLE"
  })
  void labelsAreComparedWithTheAccuracyWhenItWasSealed(long right, long all, Outcome outcome) {
    assertThat(outcome(labelled(new Proportion(right, all)), Kind.LABELS)).isEqualTo(outcome);
  }

  @Test
  void withoutAnythingToCompareLabelsWithNothingIsSaid() {
    GuardWindow seen =
        with(new GuardWindow.Labels(new Proportion(1, 500), Proportion.NONE, "never"));
    assertThat(outcome(seen, Kind.LABELS)).isEqualTo(Outcome.TOO_LITTLE);
  }

  @Test
  void oneBadSignalIsBadAndTooLittleOfOneIsNeverFine() {
    GuardReport bad = report(Outcome.FINE, Outcome.TOO_LITTLE, Outcome.BAD);
    assertThat(bad.outcome()).isEqualTo(Outcome.BAD);
    assertThat(bad.reason()).isEqualTo("errors: as seen");
    assertThat(report(Outcome.FINE, Outcome.TOO_LITTLE).outcome()).isEqualTo(Outcome.TOO_LITTLE);
    assertThat(report(Outcome.FINE).outcome()).isEqualTo(Outcome.FINE);
  }

  @ParameterizedTest
  @CsvSource({"ERRORS, true", "SLO, true", "LABELS, true", "DRIFT, false"})
  void driftAloneSpeaksAgainstWhatIsAskedAndNotAgainstTheVersion(Kind kind, boolean plain) {
    GuardReport report = new GuardReport(List.of(new Signal(kind, "", Outcome.BAD, "as seen")));
    assertThat(report.isPlain()).isEqualTo(plain);
    assertThat(report.outcome()).isEqualTo(Outcome.BAD);
  }

  @Test
  void theChanceOfAWeekIsSharedByItsRuns() {
    assertThat(LIMITS.looks()).isEqualTo(5 * 672);
    assertThat(LIMITS.significance()).isEqualTo(0.01 / 3360);
  }

  private static GuardReport report(Outcome... outcomes) {
    return new GuardReport(
        List.of(outcomes).stream()
            .map(outcome -> new Signal(Kind.ERRORS, "", outcome, "as seen"))
            .toList());
  }

  private static Outcome outcome(GuardWindow seen, Kind kind) {
    return new GuardRules(LIMITS)
        .judge(seen).signals().stream()
            .filter(signal -> signal.kind() == kind)
            .findFirst()
            .orElseThrow()
            .outcome();
  }

  private static GuardWindow labelled(Proportion right) {
    return with(new GuardWindow.Labels(right, new Proportion(900, 1000), "when it was sealed"));
  }

  private static GuardWindow with(GuardWindow.Labels labels) {
    SortedMap<String, GuardWindow.Labels> models = new TreeMap<>();
    models.put("credit/1", labels);
    return new GuardWindow(
        Proportion.NONE, Proportion.NONE, Proportion.NONE, _ -> new DriftReport(List.of()), models);
  }

  private static GuardWindow seen(Proportion errors, Proportion before, Proportion slow) {
    return new GuardWindow(errors, before, slow, _ -> new DriftReport(List.of()), new TreeMap<>());
  }
}
