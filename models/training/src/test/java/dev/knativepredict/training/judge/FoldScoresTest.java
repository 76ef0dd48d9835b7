package dev.knativepredict.training.judge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class FoldScoresTest {

  @Test
  void twoLabelsAreScoredByHand() {
    FoldScores scores =
        FoldScores.of(List.of(of(0, 0.1), of(0, 0.4), of(0, 0.6), of(1, 0.5), of(1, 0.9)), 2, 0.6);

    assertThat(scores.accuracy()).isEqualTo(3 / 5.0);
    assertThat(scores.majority()).isEqualTo(0.6);
    assertThat(scores.balanced()).isCloseTo((2 / 3.0 + 1 / 2.0) / 2, within(1e-12));
    // Of the six pairs of a row of each label, five are in order.
    assertThat(scores.auc()).isCloseTo(5 / 6.0, within(1e-12));
  }

  @Test
  void equalProbabilitiesCountHalf() {
    assertThat(FoldScores.of(List.of(of(0, 0.5), of(1, 0.5)), 2, 0.5).auc()).isEqualTo(0.5);
    assertThat(FoldScores.of(List.of(of(0, 0.9), of(1, 0.1)), 2, 0.5).auc()).isZero();
  }

  @Test
  void moreLabelsAreTheMeanOfEachAgainstTheRest() {
    List<Prediction> predictions =
        List.of(
            Prediction.of(new double[] {0.8, 0.1, 0.1}, 0),
            Prediction.of(new double[] {0.1, 0.2, 0.7}, 1),
            Prediction.of(new double[] {0.1, 0.3, 0.6}, 2));
    FoldScores scores = FoldScores.of(predictions, 3, 1 / 3.0);

    assertThat(scores.accuracy()).isCloseTo(2 / 3.0, within(1e-12));
    assertThat(scores.balanced()).isCloseTo(2 / 3.0, within(1e-12));
    assertThat(scores.auc()).isCloseTo((1 + 0.5 + 0.5) / 3, within(1e-12));
  }

  /** A prediction for a row, by the probability of label 1. */
  private static Prediction of(int label, double probability) {
    return Prediction.of(new double[] {1 - probability, probability}, label);
  }
}
