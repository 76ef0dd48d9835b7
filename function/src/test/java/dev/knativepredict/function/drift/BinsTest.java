package dev.knativepredict.function.drift;

import static org.assertj.core.api.Assertions.assertThat;

import dev.knativepredict.manifest.Datatype;
import dev.knativepredict.manifest.Reference.Spread;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class BinsTest {

  @Test
  void aTextHasABinOfItsOwnAndNoneOrAnotherOneHasAsWell() {
    TextBins bins = new TextBins(List.of("a", "b"), null);

    assertThat(bins.place("a")).isZero();
    assertThat(bins.place("b")).isEqualTo(bins.place(1)).isEqualTo(1);
    assertThat(bins.place("")).isEqualTo(bins.place(-1)).isEqualTo(2);
    assertThat(bins.place("c")).isEqualTo(bins.place(2)).isEqualTo(bins.place(-2)).isEqualTo(3);
  }

  @Test
  void aTextWithTheNameOfSuchABinSharesIt() {
    var spread = new Spread.Categories(new TreeMap<>(Map.of("a", 0.5, "(missing)", 0.2)), 0.3);
    TextBins bins = new TextBins(List.of("a", "(missing)"), spread);

    assertThat(bins.place(1)).isEqualTo(bins.place("")).isEqualTo(1);
    assertThat(bins.place("other")).isEqualTo(2);
  }

  @Test
  void aBinOfNumbersHoldsItsUpperEdge() {
    var spread = new Spread.Bins(List.of(0.1, 2.0), List.of(0.3, 0.3, 0.3), 0.1);
    NumberBins bins = NumberBins.of(spread, Datatype.FP32);

    assertThat(bins.place(Double.NEGATIVE_INFINITY)).isZero();
    assertThat(bins.place(0.1f)).isZero();
    assertThat(bins.place(Math.nextUp(0.1f))).isEqualTo(1);
    assertThat(bins.place(2)).isEqualTo(1);
    assertThat(bins.place(2.1)).isEqualTo(2);
    assertThat(bins.place(Double.NaN)).isEqualTo(bins.missing()).isEqualTo(3);
  }
}
