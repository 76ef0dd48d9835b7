package dev.knativepredict.training.judge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.knativepredict.manifest.Manifest.Metric;
import dev.knativepredict.training.data.GateSpec;
import dev.knativepredict.training.data.Measure;
import java.util.List;
import java.util.Map;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class GateTest {

  @Test
  void theMeanOverTheRepeatsCounts() {
    assertThatCode(() -> check(Measure.ACCURACY, 0.5, judgement(0.4, 0.6)))
        .doesNotThrowAnyException();
    assertThatThrownBy(() -> check(Measure.ACCURACY, 0.5, judgement(0.4, 0.5999)))
        .isInstanceOf(BelowGate.class)
        .hasMessage("small is refused: its accuracy 0.5000 is below the gate 0.5");
  }

  @Test
  void anErrorMayNotBeAboveTheGate() {
    Judgement judgement = of(Measure.MAE, List.of(new FoldScores(Map.of(Measure.MAE, 312.25))));

    assertThatCode(() -> check(Measure.MAE, 313, judgement)).doesNotThrowAnyException();
    assertThatThrownBy(() -> check(Measure.MAE, 300, judgement))
        .hasMessage("small is refused: its MAE 312.25 is above the gate 300.0");
  }

  @Test
  void aMetricThatIsNotDefinedIsRefused() {
    assertThatThrownBy(() -> check(Measure.AUC, 0.1, judgement(0.9)))
        .isInstanceOf(BelowGate.class)
        .hasMessage("small is refused: its AUC not defined is below the gate 0.1");
  }

  @Test
  void aMetricIsTheMeanWithTheDeviationBetweenRepeatsOverTheFoldsThatDefineIt() {
    assertThat(judgement(0.4, 0.6).metrics())
        .containsEntry("accuracy", new Metric(0.5, 0.141421, 2))
        .containsEntry("auc", new Metric(null, null, 0));
    assertThat(judgement(0.4).metrics()).containsEntry("accuracy", new Metric(0.4, null, 1));
  }

  @Test
  void theSamplingErrorIsThatOfABinomialShareOrOfTheMeanError() {
    assertThat(judgement(0.5).samplingError(Measure.ACCURACY)).isCloseTo(0.05, within(1e-9));
    assertThat(judgement(0.5).samplingError(Measure.AUC)).isNull();
    Judgement values =
        new Judgement(
            List.of(Measure.MAE),
            List.of(new Repeat(List.of(new FoldScores(Map.of(Measure.MAE, 2.0))))),
            List.of(new Point(1, 0), new Point(0, 3)),
            2);
    assertThat(values.samplingError(Measure.MAE)).isCloseTo(1 / Math.sqrt(2), within(1e-9));
  }

  @Test
  void theSummaryIsOneLineAndSaysWhatIsNotDefined() {
    assertThat(judgement(0.5).summary())
        .isEqualTo(
            "accuracy 0.5000 (sampling error 0.0500, not defined between repeats) over 1 folds;"
                + " AUC not defined");
  }

  private static void check(Measure metric, double bound, Judgement judgement) {
    Gate.check("small", new GateSpec(metric, bound), judgement);
  }

  /** Of 100 rows, with one fold per repeat. */
  private static Judgement judgement(double... accuracies) {
    return of(
        Measure.ACCURACY,
        DoubleStream.of(accuracies)
            .mapToObj(a -> new FoldScores(Map.of(Measure.ACCURACY, a)))
            .toList());
  }

  private static Judgement of(Measure measure, List<FoldScores> repeats) {
    return new Judgement(
        Stream.of(measure, Measure.AUC).toList(),
        repeats.stream().map(fold -> new Repeat(List.of(fold))).toList(),
        List.of(),
        100);
  }
}
