package dev.knativepredict.training.fit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.knativepredict.training.Specs;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LogisticTest {

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(doubles = {0, 100, 2010, 50000})
  void theGraphIsAsExactFarFromZeroAsNearIt(double mean) throws Exception {
    Examples examples = around(mean);
    Learned learned = fit(examples);

    List<double[]> found = Graphs.answers(learned, 2, examples.columns(), folder);

    for (int i = 0; i < examples.size(); i++) {
      double[] expected = learned.answer(examples.columns().get(i));
      assertThat(Probabilities.near(found.get(i), expected)).isTrue();
    }
  }

  @Test
  void farFromEveryRowTheLikeliestLabelIsStillTheLikeliest() throws Exception {
    Learned learned = fit(ring());
    List<double[]> far =
        List.of(new double[] {0, 1e4}, new double[] {-1e5, -1e5}, new double[] {3e6, 0});

    List<double[]> found = Graphs.answers(learned, 3, far, folder);

    for (int i = 0; i < far.size(); i++) {
      double[] expected = learned.answer(far.get(i));
      assertThat(Arrays.stream(found.get(i)).sum()).isBetween(0.9999, 1.0001);
      assertThat(Arrays.stream(expected).sum()).isBetween(0.9999, 1.0001);
      assertThat(Probabilities.likeliest(found.get(i)))
          .isEqualTo(Probabilities.likeliest(expected));
    }
  }

  @Test
  void aColumnThatNeverChangesHasNoEffect() {
    List<double[]> columns = List.of(new double[] {1, 7}, new double[] {2, 7});
    Learned learned = fit(new Examples(columns, List.of(0.0, 1.0), 2));

    assertThat(learned.answer(new double[] {1, 8})).isEqualTo(learned.answer(new double[] {1, 7}));
  }

  @Test
  void rowsOfOneLabelAloneAreRefused() {
    List<double[]> columns = List.of(new double[] {1}, new double[] {2});

    assertThatThrownBy(() -> fit(new Examples(columns, List.of(1.0, 1.0), 2)))
        .hasMessage("too few rows: a fold has none of one of the labels");
  }

  @Test
  void thousandsOfColumnsAreLearnedInTheirOrder() {
    double[] low = new double[1200];
    double[] high = new double[1200];
    high[1100] = 1;
    Learned learned = fit(new Examples(List.of(low, high), List.of(0.0, 1.0), 2));

    assertThat(learned.answer(low)[0]).isGreaterThan(0.5);
    assertThat(learned.answer(high)[1]).isGreaterThan(0.5);
  }

  private static Learned fit(Examples examples) {
    return new Logistic().fit(Specs.small().trainer(), examples);
  }

  /** Whole numbers around a mean, which single precision has exactly. */
  private static Examples around(double mean) {
    Random random = new Random(7);
    List<double[]> columns =
        IntStream.range(0, 200)
            .mapToObj(i -> new double[] {mean + random.nextInt(-15, 16), random.nextInt(10)})
            .toList();
    return new Examples(
        columns, columns.stream().map(row -> row[0] + row[1] > mean + 4 ? 1.0 : 0.0).toList(), 2);
  }

  /** Three labels around the middle, which all say no where two of them meet. */
  private static Examples ring() {
    List<double[]> columns =
        IntStream.range(0, 90)
            .mapToObj(i -> new double[] {Math.cos(i * Math.PI / 45), Math.sin(i * Math.PI / 45)})
            .toList();
    return new Examples(
        columns, IntStream.range(0, 90).mapToObj(i -> Math.floor(i / 30.0)).toList(), 3);
  }
}
