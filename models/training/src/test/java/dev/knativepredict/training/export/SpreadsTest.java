package dev.knativepredict.training.export;

import static org.assertj.core.api.Assertions.assertThat;

import dev.knativepredict.manifest.Reference.Spread;
import dev.knativepredict.training.fit.Rounded;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SpreadsTest {

  @Test
  void tenBinsHoldATenthOfTheRowsEach() {
    double[] numbers = IntStream.rangeClosed(1, 100).asDoubleStream().toArray();

    Spread.Bins bins = Spreads.bins(numbers, 100, Rounded::number);

    assertThat(bins.edges()).hasSize(9).isSorted();
    assertThat(bins.shares()).hasSize(10).containsOnly(0.1);
    assertThat(bins.missing()).isZero();
  }

  @Test
  void missingRowsHaveAShareOfTheirOwn() {
    Spread.Bins bins = Spreads.bins(new double[] {1, 2, 3}, 4, Rounded::number);

    assertThat(bins.missing()).isEqualTo(0.25);
    assertThat(bins.shares().stream().mapToDouble(share -> share).sum()).isEqualTo(0.75);
  }

  @Test
  void oneValueAloneIsOneEdgeAndEverythingIsUpToIt() {
    Spread.Bins bins = Spreads.bins(new double[] {7, 7, 7}, 3, Rounded::number);

    assertThat(bins.edges()).containsExactly(7.0);
    assertThat(bins.shares()).containsExactly(1.0, 0.0);
  }

  @Test
  void eachCategoryHasItsShareAlsoWhereNoRowHasIt() {
    assertThat(Spreads.categories(List.of("a", "b", "c"), Arrays.asList("a", "a", null, "b")))
        .isEqualTo(
            new Spread.Categories(new TreeMap<>(Map.of("a", 0.5, "b", 0.25, "c", 0.0)), 0.25));
  }
}
