package dev.knativepredict.training.judge;

import static dev.knativepredict.training.data.Measure.ACCURACY;
import static org.assertj.core.api.Assertions.assertThat;

import dev.knativepredict.training.Specs;
import dev.knativepredict.training.data.Measure;
import dev.knativepredict.training.data.Row;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CrossValidationTest {

  /** Two thirds have label 0, and nothing tells them apart. */
  private final List<Row> noise =
      IntStream.range(0, 90).mapToObj(i -> row(new Random(i).nextInt(1000), i % 3 / 2)).toList();

  /** The label is whether x is above 45. */
  private final List<Row> clear =
      IntStream.range(0, 90).mapToObj(i -> row(i, i > 45 ? 1 : 0)).toList();

  @Test
  void eachRowIsPredictedOncePerRepeat() {
    Judgement judgement = judge(clear, 3, new ArrayList<>());

    assertThat(judgement.repeats()).hasSize(3);
    assertThat(judgement.points()).hasSize(3 * 90);
    assertThat(judgement.rows()).isEqualTo(90);
    assertThat(judgement.folds()).isEqualTo(3 * 2);
  }

  @Test
  void whatCanBeLearnedIsPredictedAndNoiseIsNot() {
    assertThat(judge(clear, 2, new ArrayList<>()).mean(ACCURACY)).isGreaterThan(0.9);
    Judgement judgement = judge(noise, 2, new ArrayList<>());
    assertThat(judgement.mean(ACCURACY)).isLessThan(0.7);
    assertThat(judgement.mean(Measure.MAJORITY)).isEqualTo(0.666667);
    assertThat(judgement.repeats().getFirst().mean(Measure.AUC)).isBetween(0.3, 0.7);
  }

  @Test
  void theSeedDecidesAndEachRepeatHasItsOwn() {
    Judgement judgement = judge(noise, 2, new ArrayList<>());

    assertThat(judge(noise, 2, new ArrayList<>())).isEqualTo(judgement);
    assertThat(judgement.repeats().getFirst()).isNotEqualTo(judgement.repeats().getLast());
  }

  @Test
  void eachRepeatIsALineOfProgress() {
    List<String> progress = new ArrayList<>();

    judge(clear, 2, progress);

    assertThat(progress)
        .hasSize(2)
        .first()
        .asString()
        .matches("  repeat 1 of 2: accuracy \\d\\.\\d{4}");
  }

  private static Judgement judge(List<Row> rows, int repeats, List<String> progress) {
    return CrossValidation.judge(
        Specs.with("repeats: 1", "repeats: " + repeats), rows, progress::add);
  }

  private static Row row(int x, int label) {
    return new Row(x, Map.of("x", "" + x, "area", "EU"), label);
  }
}
