package dev.knativepredict.training.fit;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RoundedTest {

  @Test
  void aShareHasSixDigits() {
    assertThat(Rounded.share(0.12345649)).isEqualTo(0.123456);
    assertThat(Rounded.share(0.1234565)).isEqualTo(0.123457);
    assertThat(Rounded.share(1e-9)).isZero();
  }

  @ParameterizedTest
  @CsvSource({
    "15.9033333333, 15.903333",
    "0.1234565, 0.123457",
    "0.00123456789, 0.00123457",
    "-1.23456789e-9, -1.23457e-9",
    "1732579200123, 1732579200123",
    "0, 0"
  })
  void aSmallNumberKeepsSixDigitsWhereverTheyBegin(double number, double rounded) {
    assertThat(Rounded.number(number)).isEqualTo(rounded);
  }
}
