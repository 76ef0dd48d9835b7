package dev.knativepredict.release.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QuantityTest {

  @ParameterizedTest
  @CsvSource({
    "200m, 0.2",
    "1, 1",
    "1.5Gi, 1610612736",
    "256Mi, 268435456",
    "1e3, 1000",
    "5k, 5000",
    "100n, 0.0000001",
    "2E, 2000000000000000000",
    "-1, -1",
    "what, 0",
    "1Qi, 0"
  })
  void readsWhatKubernetesWrites(String text, String value) {
    assertThat(Quantity.of(text).value()).isEqualByComparingTo(value);
  }
}
