package dev.knativepredict.bench.measure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class SpreadTest {

  @Test
  void theMedianOfAnEvenNumberOfValuesIsBetweenTheMiddleTwo() {
    assertThat(Spread.of(List.of(9.0, 1.0, 3.0, 2.0))).isEqualTo(new Spread(2.5, 1, 9));
  }

  @Test
  void theTextHasTheMedianAndTheRange() {
    assertThat(new Spread(6_635.4, 4_059, 30_847).text(0)).isEqualTo("6,635 (4,059–30,847)");
    assertThat(new Spread(0.53, 0.45, 0.651).text(2)).isEqualTo("0.53 (0.45–0.65)");
  }

  @Test
  void withoutValuesAllIsNan() {
    assertThat(Spread.of(List.of())).isEqualTo(new Spread(Double.NaN, Double.NaN, Double.NaN));
  }
}
