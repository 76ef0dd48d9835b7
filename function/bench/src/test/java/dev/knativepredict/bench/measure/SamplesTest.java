package dev.knativepredict.bench.measure;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SamplesTest {

  private final Samples samples = new Samples();

  @Test
  void valuesKeepTheOrderOfTheRounds() {
    add("function", 3, 1, 2);

    assertThat(samples.of(Metric.START, "function")).containsExactly(3.0, 1.0, 2.0);
  }

  @Test
  void ratiosAreFormedWithinEachRound() {
    add("function", 100, 400, 300);
    add("FastAPI", 200, 400, 200);

    assertThat(samples.ratio(Metric.START, "function", "FastAPI"))
        .isEqualTo(new Spread(1.0, 0.5, 1.5));
  }

  @Test
  void aRoundThatOnlyOneServerFinishedHasNoRatio() {
    add("function", 100, 400);
    add("FastAPI", 200);

    assertThat(samples.ratio(Metric.START, "function", "FastAPI"))
        .isEqualTo(new Spread(0.5, 0.5, 0.5));
  }

  @Test
  void aServerThatWasNotMeasuredHasNoValues() {
    add("function", 100);

    assertThat(samples.of(Metric.START, "Netty")).isEmpty();
    assertThat(samples.spread(Metric.START, "Netty")).isEmpty();
    assertThat(samples.spread(Metric.MEMORY, "function")).isEmpty();
  }

  private void add(String server, double... values) {
    for (double value : values) {
      samples.add(Metric.START, server, value);
    }
  }
}
