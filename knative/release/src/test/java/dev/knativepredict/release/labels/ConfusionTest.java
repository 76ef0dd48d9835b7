package dev.knativepredict.release.labels;

import static org.assertj.core.api.Assertions.assertThat;

import dev.knativepredict.release.labels.Confusion.Cell;
import org.junit.jupiter.api.Test;

class ConfusionTest {

  private static final Confusion CONFUSION =
      Confusion.NONE
          .plus(new Cell("yes", "yes"), 30)
          .plus(new Cell("yes", "yes"), 10)
          .plus(new Cell("yes", "no"), 10)
          .plus(new Cell("no", "yes"), 20)
          .plus(new Cell("no", "no"), 30);

  @Test
  void accuracyIsTheDiagonalOfAllRows() {
    assertThat(CONFUSION.accuracy()).isEqualTo(new Proportion(70, 100));
    assertThat(CONFUSION.labels()).containsExactly("no", "yes");
  }

  @Test
  void precisionIsOfWhatWasPredictedAndRecallOfWhatIsTrue() {
    assertThat(CONFUSION.precision("yes")).isEqualTo(new Proportion(40, 50));
    assertThat(CONFUSION.recall("yes")).isEqualTo(new Proportion(40, 60));
    assertThat(CONFUSION.precision("maybe")).isEqualTo(Proportion.NONE);
  }
}
