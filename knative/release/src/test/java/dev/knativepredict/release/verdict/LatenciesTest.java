package dev.knativepredict.release.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class LatenciesTest {

  @Test
  void countsWhatTookLonger() {
    var exact = new Latencies.Exact(List.of(ms(30), ms(10), ms(20), ms(40)));
    assertThat(exact.above(ms(20))).isEqualTo(2);
    assertThat(exact.quantile(0.5)).isEqualTo(ms(20));
    assertThat(exact.quantile(0.95)).isEqualTo(ms(40));
  }

  @Test
  void aHistogramCallsSlowOnlyWhatItKnowsToBe() {
    var buckets = new TreeMap<Double, Long>();
    buckets.put(0.01, 90L);
    buckets.put(0.05, 95L);
    buckets.put(0.25, 99L);
    buckets.put(Double.POSITIVE_INFINITY, 100L);
    var histogram = new Latencies.Buckets(buckets);
    assertThat(histogram.count()).isEqualTo(100);
    assertThat(histogram.above(ms(10))).isEqualTo(10);
    assertThat(histogram.above(ms(20))).isEqualTo(5);
    assertThat(histogram.above(ms(1000))).isEqualTo(0);
    assertThat(histogram.quantile(0.95)).isEqualTo(ms(50));
  }

  @Test
  void nothingCountsAsNothing() {
    assertThat(new Latencies.Exact(List.of()).quantile(0.95)).isZero();
    assertThat(new Latencies.Buckets(new TreeMap<>()).count()).isZero();
    assertThat(new Latencies.Buckets(new TreeMap<>()).above(ms(1))).isZero();
  }

  private static Duration ms(int millis) {
    return Duration.ofMillis(millis);
  }
}
