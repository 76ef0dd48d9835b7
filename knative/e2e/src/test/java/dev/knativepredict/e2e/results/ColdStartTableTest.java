package dev.knativepredict.e2e.results;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.knativepredict.e2e.results.ColdStartTable.ColdStart;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class ColdStartTableTest {

  private static final String METRICS =
      """
      # TYPE predict_start_seconds gauge
      predict_start_seconds{model="credit",phase="jvm"} 0.16
      predict_start_seconds{model="credit",phase="context"} 0.11
      predict_start_seconds{model="credit",phase="model"} 4.0E-4
      predict_start_seconds{model="credit",phase="warm-up"} 0.01
      predict_start_seconds{model="credit",phase="ports"} 0.002
      predict_duration_seconds_sum{outcome="client_error",revision="r",start="cold"} 5.0
      predict_duration_seconds_sum{outcome="ok",revision="r",start="cold"} 0.002
      predict_duration_seconds_sum{outcome="ok",start="warm"} 7.0
      """;

  @Test
  void whatNoMetricExplainsIsTimeOfKnativeAndKubernetes() {
    assertThat(ColdStartTable.table(List.of(start(1_000))))
        .contains(
            "| part | median of 1 starts |",
            "| Knative and Kubernetes: pod, network, container, probes | 715.6 ms |",
            "| function: further waiting for the model | 0.4 ms |",
            "| function: first prediction | 2.0 ms |",
            "| **total, from request to response** | 1,000.0 ms |");
  }

  @Test
  void eachPartHasItsMedian() {
    assertThat(ColdStartTable.table(List.of(start(3_000), start(1_000), start(2_000))))
        .contains("| **total, from request to response** | 2,000.0 ms |");
  }

  @Test
  void ratiosAreFormedWithinEachRound() {
    List<Duration> other =
        List.of(Duration.ofMillis(1_000), Duration.ofMillis(2_000), Duration.ofMillis(500));

    assertThat(
            ColdStartTable.comparison(
                "hello", List.of(start(1_500), start(1_000), start(1_000)), other))
        .containsExactly(
            "| total of hello | 1,000.0 ms |",
            "| predict ÷ hello: median (minimum–maximum) of the rounds | 1.50 (0.50–2.00) |");
  }

  @Test
  void aMissingMetricIsNamed() {
    String withoutPorts = METRICS.replace("phase=\"ports\"", "phase=\"other\"");

    assertThatThrownBy(() -> ColdStart.of(Duration.ofSeconds(1), withoutPorts))
        .hasMessageContaining("predict_start_seconds")
        .hasMessageContaining("ports");
  }

  private static ColdStart start(long millis) {
    return ColdStart.of(Duration.ofMillis(millis), METRICS);
  }
}
