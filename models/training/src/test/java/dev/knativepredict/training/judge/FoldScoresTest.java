package dev.knativepredict.training.judge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.knativepredict.training.data.Measure;
import java.util.List;
import org.junit.jupiter.api.Test;

class FoldScoresTest {

  @Test
  void twoLabelsAreScoredByHand() {
    FoldScores scores =
        FoldScores.ofLabels(
            List.of(of(0, 0.1), of(0, 0.4), of(0, 0.6), of(1, 0.5), of(1, 0.9)), 2, 0.6);

    assertThat(scores.get(Measure.ACCURACY)).isEqualTo(3 / 5.0);
    assertThat(scores.get(Measure.MAJORITY)).isEqualTo(0.6);
    assertThat(scores.get(Measure.BALANCED_ACCURACY))
        .isCloseTo((2 / 3.0 + 1 / 2.0) / 2, within(1e-12));
    // Of the six pairs of a row of each label, five are in order.
    assertThat(scores.get(Measure.AUC)).isCloseTo(5 / 6.0, within(1e-12));
  }

  @Test
  void equalProbabilitiesCountHalf() {
    assertThat(FoldScores.ofLabels(List.of(of(0, 0.5), of(1, 0.5)), 2, 0.5).get(Measure.AUC))
        .isEqualTo(0.5);
    assertThat(FoldScores.ofLabels(List.of(of(0, 0.9), of(1, 0.1)), 2, 0.5).get(Measure.AUC))
        .isZero();
  }

  @Test
  void moreLabelsAreTheMeanOfEachAgainstTheRest() {
    List<Prediction> predictions =
        List.of(
            Prediction.of(new double[] {0.8, 0.1, 0.1}, 0),
            Prediction.of(new double[] {0.1, 0.2, 0.7}, 1),
            Prediction.of(new double[] {0.1, 0.3, 0.6}, 2));
    FoldScores scores = FoldScores.ofLabels(predictions, 3, 1 / 3.0);

    assertThat(scores.get(Measure.ACCURACY)).isCloseTo(2 / 3.0, within(1e-12));
    assertThat(scores.get(Measure.BALANCED_ACCURACY)).isCloseTo(2 / 3.0, within(1e-12));
    assertThat(scores.get(Measure.AUC)).isCloseTo((1 + 0.5 + 0.5) / 3, within(1e-12));
  }

  @Test
  void whatTheRowsDoNotDefineIsLeftOut() {
    FoldScores scores = FoldScores.ofLabels(List.of(of(0, 0.1), of(0, 0.9)), 2, 1);

    assertThat(scores.get(Measure.ACCURACY)).isEqualTo(0.5);
    assertThat(scores.get(Measure.AUC)).isNull();
    assertThat(scores.get(Measure.BALANCED_ACCURACY)).isNull();
  }

  @Test
  void valuesAreScoredByHand() {
    FoldScores scores =
        FoldScores.ofValues(List.of(new Point(1, 2), new Point(3, 3), new Point(6, 4)));

    assertThat(scores.get(Measure.MAE)).isCloseTo(1, within(1e-12));
    assertThat(scores.get(Measure.RMSE)).isCloseTo(Math.sqrt(5 / 3.0), within(1e-12));
    assertThat(scores.get(Measure.R2)).isCloseTo(1 - 5 / 2.0, within(1e-12));
  }

  @Test
  void withoutAVarianceNothingOfItIsPredicted() {
    FoldScores scores = FoldScores.ofValues(List.of(new Point(1, 2), new Point(2, 2)));

    assertThat(scores.get(Measure.MAE)).isEqualTo(0.5);
    assertThat(scores.get(Measure.R2)).isNull();
  }

  /** A prediction for a row, by the probability of label 1. */
  private static Prediction of(int label, double probability) {
    return Prediction.of(new double[] {1 - probability, probability}, label);
  }
}
