package dev.knativepredict.bench.measure;

import static org.assertj.core.api.Assertions.assertThat;

import dev.knativepredict.bench.server.Servers;
import org.junit.jupiter.api.Test;

class GoalTest {

  private static final Goal START = new Goal.Ratio(Metric.START, Servers.FASTAPI, 0.7, true);
  private static final Goal RATE = new Goal.Ratio(Metric.THROUGHPUT, Servers.FASTAPI, 5, true);
  private static final Goal MEMORY = new Goal.Absolute(Metric.MEMORY, 120);

  @Test
  void aTimeMeetsItsGoalAtTheLimitAndBelow() {
    assertThat(START.isMet(samples(Metric.START, 70, 100))).isTrue();
    assertThat(START.isMet(samples(Metric.START, 71, 100))).isFalse();
  }

  @Test
  void aThroughputMeetsItsGoalAtTheLimitAndAbove() {
    assertThat(RATE.isMet(samples(Metric.THROUGHPUT, 500, 100))).isTrue();
    assertThat(RATE.isMet(samples(Metric.THROUGHPUT, 499, 100))).isFalse();
  }

  @Test
  void anAbsoluteGoalIgnoresThePeers() {
    assertThat(MEMORY.isMet(samples(Metric.MEMORY, 120, 1))).isTrue();
    assertThat(MEMORY.isMet(samples(Metric.MEMORY, 121, 1_000))).isFalse();
  }

  @Test
  void aGoalForHttp2ComparesTheFunctionWithItself() {
    Samples samples = samples(Metric.START_H2C, 280, 1);
    samples.add(Metric.START, Servers.FUNCTION, 200);
    Goal goal = new Goal.Versions(Metric.START_H2C, Metric.START, 1.4);

    assertThat(goal.isMet(samples)).isTrue();
    assertThat(goal.title()).isEqualTo("cold start by HTTP/2, two cores ÷ by HTTP/1.1");
  }

  @Test
  void theMedianDecidesNotTheWorstRound() {
    Samples samples = samples(Metric.MEMORY, 110, 100);
    samples.add(Metric.MEMORY, Servers.FUNCTION, 115);
    samples.add(Metric.MEMORY, Servers.FUNCTION, 500);

    assertThat(MEMORY.isMet(samples)).isTrue();
  }

  @Test
  void theLimitSaysWhichSideIsGood() {
    assertThat(START.limitText()).isEqualTo("≤ 0.70");
    assertThat(RATE.limitText()).isEqualTo("≥ 5");
    assertThat(MEMORY.limitText()).isEqualTo("≤ 120");
  }

  private static Samples samples(Metric metric, double function, double fastApi) {
    Samples samples = new Samples();
    samples.add(metric, Servers.FUNCTION, function);
    samples.add(metric, Servers.FASTAPI, fastApi);
    return samples;
  }
}
