package dev.knativepredict.function.observe;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ArrivalTest {

  private static final Instant NOW = Instant.parse("2026-11-27T12:00:00Z");
  private static final Duration SINCE_START = Duration.ofSeconds(3);

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1795780760.500",
        "t=1795780760.5",
        "1795780760500",
        "t=1795780760500",
        "t=1795780760500000"
      })
  void aTimeOfArrivalMayBeInSecondsMillisecondsOrMicroseconds(String arrived) {
    assertThat(waited(arrived)).isEqualTo(Duration.ofMillis(39_500));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "nonsense",
        "",
        "t=",
        "-1",
        "NaN",
        "Infinity",
        "1e300",
        "4102444800",
        "1000000000"
      })
  void whatIsNoneIsNotBelieved(String arrived) {
    assertThat(waited(arrived)).isEqualTo(SINCE_START);
  }

  @Test
  void nobodyMaySayIt() {
    assertThat(waited(null)).isEqualTo(SINCE_START);
  }

  private static Duration waited(@Nullable String arrived) {
    return new StartWait(NOW.minus(SINCE_START)).of(arrived, NOW);
  }
}
