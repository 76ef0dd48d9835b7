package dev.knativepredict.training.judge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.knativepredict.manifest.Manifest.Metric;
import dev.knativepredict.training.Specs;
import java.util.List;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

class GateTest {

  @Test
  void theMeanOverTheRepeatsCounts() {
    assertThatCode(() -> Gate.check(Specs.small(), judgement(0.4, 0.6))).doesNotThrowAnyException();
    assertThatThrownBy(() -> Gate.check(Specs.small(), judgement(0.4, 0.5999)))
        .isInstanceOf(BelowGate.class)
        .hasMessage("small is refused: its accuracy 0.5000 is below the gate 0.5");
  }

  @Test
  void anAccuracyThatIsNoNumberIsRefused() {
    assertThatThrownBy(() -> Gate.check(Specs.small(), judgement(Double.NaN)))
        .isInstanceOf(BelowGate.class);
  }

  @Test
  void aMetricIsTheMeanWithTheDeviationBetweenRepeatsOverAllFolds() {
    assertThat(judgement(0.4, 0.6).metrics())
        .containsOnlyKeys("accuracy", "auc", "balanced_accuracy", "majority")
        .containsEntry("accuracy", new Metric(0.5, 0.141421, 20));
    assertThat(judgement(0.4).metrics()).containsEntry("accuracy", new Metric(0.4, 0, 10));
  }

  @Test
  void theSamplingErrorIsThatOfABinomialShare() {
    assertThat(judgement(0.5).samplingError()).isCloseTo(0.05, within(1e-9));
    assertThat(judgement(0.5).summary())
        .startsWith("accuracy 0.5000 (sampling error 0.0500, 0.0000 between repeats) over 10 folds")
        .doesNotContain("\n");
  }

  /** Of 100 rows in ten folds. */
  private static Judgement judgement(double... accuracies) {
    List<FoldScores> repeats =
        DoubleStream.of(accuracies).mapToObj(a -> new FoldScores(a, 0.3, 0.4, 0.6)).toList();
    return new Judgement(repeats, List.of(), 10, 100);
  }
}
