package dev.knativepredict.training.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.knativepredict.manifest.Datatype;
import java.math.BigInteger;
import java.util.List;
import org.junit.jupiter.api.Test;

class ElementsTest {

  private static final BigInteger LARGEST = BigInteger.TWO.pow(64).subtract(BigInteger.ONE);

  @Test
  void wholeNumbersKeepEveryDigit() {
    keeps(Datatype.INT64, 9_007_199_254_740_993L, Long.MIN_VALUE, 7);
    keeps(Datatype.UINT64, LARGEST, 9_007_199_254_740_993L, 7);
    keeps(Datatype.UINT32, 4_294_967_295L, 0);
    keeps(Datatype.INT32, Integer.MIN_VALUE, 51);
    keeps(Datatype.UINT16, 65_535);
    keeps(Datatype.INT16, -32_768);
    keeps(Datatype.UINT8, 255);
    keeps(Datatype.INT8, -128);
  }

  @Test
  void fractionsAreRoundedToTheTypeAndWrittenWithTheFewestDigits() {
    keeps(Datatype.FP64, 1.7e12 + 0.25, 0.1);
    keeps(Datatype.FP32, 0.1, 3.4028235E38);
    keeps(Datatype.FP16, 0.5, 65_504.0);
    keeps(Datatype.BF16, 1.0, 0.5);
    assertThat(through(Datatype.FP32, 16_777_217)).containsExactly(16_777_216.0);
    // Halfway between two of them: to the even one.
    assertThat(through(Datatype.BF16, 1 + 1.0 / 256)).containsExactly(1.0);
    assertThat(through(Datatype.BF16, 1 + 3.0 / 256)).containsExactly(1.015625);
  }

  @Test
  void textsAndTruthsStayWhatTheyAre() {
    keeps(Datatype.BYTES, "", "Ærø");
    keeps(Datatype.BOOL, true, false);
    assertThat(through(Datatype.FP32, true)).containsExactly(1.0);
  }

  private static void keeps(Datatype datatype, Object... values) {
    assertThat(through(datatype, values)).containsExactly(values);
  }

  private static List<Object> through(Datatype datatype, Object... values) {
    return Elements.values(
        Elements.tensor(datatype, List.of((long) values.length), List.of(values)));
  }
}
