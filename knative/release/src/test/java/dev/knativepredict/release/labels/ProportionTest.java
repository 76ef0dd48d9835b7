package dev.knativepredict.release.labels;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.knativepredict.release.labels.Proportion.Interval;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProportionTest {

  /** Computed with the roots of (p - share)² = z² · p · (1 - p) / n. */
  @ParameterizedTest
  @CsvSource({
    "0, 10, 0, 0.2775",
    "10, 10, 0.7225, 1",
    "5, 10, 0.2366, 0.7634",
    "81, 263, 0.2553, 0.3662"
  })
  void theIntervalIsWilsons(long part, long all, double low, double high) {
    Interval interval = new Proportion(part, all).interval();
    assertThat(interval.low()).isCloseTo(low, within(1e-4));
    assertThat(interval.high()).isCloseTo(high, within(1e-4));
  }

  @Test
  void ofNothingNothingIsKnown() {
    assertThat(Proportion.NONE.share()).isZero();
    assertThat(Proportion.NONE.interval()).isEqualTo(new Interval(0, 1));
  }
}
