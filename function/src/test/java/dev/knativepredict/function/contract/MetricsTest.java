package dev.knativepredict.function.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class MetricsTest {

  private static final String ROW = "{\"features\":[50000,35,720]}";

  private Front front;

  @BeforeEach
  void start() throws IOException {
    front =
        FrontEnd.underTest()
            .start(Environment.of(Environment.CREDIT, "K_REVISION", "predict-00001"));
  }

  @AfterEach
  void end() {
    front.close();
  }

  @Test
  void everySeriesIsThereFromTheStart() {
    List<String> lines = metrics();

    for (String start : List.of("cold", "warm")) {
      for (String outcome : List.of("ok", "client_error", "overloaded", "error")) {
        assertThat(
                value(
                    lines,
                    "predict_requests_total",
                    "start=\"" + start + "\"",
                    "outcome=\"" + outcome + "\""))
            .isZero();
      }
      assertThat(value(lines, "predict_duration_seconds_count", "start=\"" + start + "\""))
          .isZero();
      for (String bucket :
          List.of("0.005", "0.01", "0.025", "0.05", "0.1", "0.25", "0.5", "1.0", "2.5", "+Inf")) {
        assertThat(
                value(
                    lines,
                    "predict_duration_seconds_bucket",
                    "start=\"" + start + "\"",
                    "le=\"" + bucket + "\""))
            .isZero();
      }
    }
  }

  @Test
  void requestsAreCountedByOutcomeAndByColdAndWarm() {
    front.predict("{}");
    front.predict(ROW);
    front.predict(ROW);
    front.predict("nonsense");
    front.predict(ROW);
    List<String> lines = metrics();

    assertThat(value(lines, "predict_requests_total", "outcome=\"ok\"", "start=\"cold\""))
        .isEqualTo(1);
    assertThat(value(lines, "predict_requests_total", "outcome=\"ok\"", "start=\"warm\""))
        .isEqualTo(2);
    assertThat(value(lines, "predict_requests_total", "outcome=\"client_error\"", "start=\"cold\""))
        .isEqualTo(1);
    assertThat(value(lines, "predict_requests_total", "outcome=\"client_error\"", "start=\"warm\""))
        .isEqualTo(1);
    assertThat(value(lines, "predict_duration_seconds_count", "start=\"cold\"")).isEqualTo(2);
    assertThat(value(lines, "predict_duration_seconds_count", "start=\"warm\"")).isEqualTo(3);
    assertThat(value(lines, "predict_duration_seconds_bucket", "start=\"warm\"", "le=\"+Inf\""))
        .isEqualTo(3);
  }

  @Test
  void whatIsNoFunctionIsNotCounted() {
    front.get("/");
    front.get("/readyz");
    front.get("/nosuch");

    assertThat(metrics().stream().filter(line -> line.startsWith("predict_requests_total")))
        .allSatisfy(line -> assertThat(line).endsWith(" 0.0"));
  }

  @Test
  void everyLineSaysModelVersionAndRevision() {
    assertThat(metrics().stream().filter(line -> !line.startsWith("#")))
        .isNotEmpty()
        .allSatisfy(line ->
            assertThat(line)
                .contains("model=\"credit\"", "version=\"1\"", "revision=\"predict-00001\""));
  }

  @Test
  void thePhasesOfTheStartAreMeasured() {
    assertThat(value(metrics(), "predict_start_seconds", "phase=\"context\"")).isPositive();
    assertThat(value(metrics(), "predict_start_seconds", "phase=\"warm-up\"")).isPositive();
  }

  @Test
  void whatRunsAndWaitsIsMeasured() {
    List<String> lines = metrics();

    assertThat(value(lines, "predict_running")).isZero();
    assertThat(value(lines, "predict_waiting")).isZero();
  }

  /** The metrics' lines; their library is loaded behind the ports, so wait for it. */
  private List<String> metrics() {
    Instant end = Instant.now().plus(Duration.ofSeconds(20));
    ReceivedResponse answer = front.management("/metrics");
    while (answer.body().isEmpty() && Instant.now().isBefore(end)) {
      answer = front.management("/metrics");
    }
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.header("Content-Type")).startsWith("text/plain; version=0.0.4");
    return answer.body().lines().toList();
  }

  private static double value(List<String> lines, String name, String... labels) {
    List<String> found =
        lines.stream()
            .filter(line -> line.startsWith(name + "{"))
            .filter(line -> List.of(labels).stream().allMatch(line::contains))
            .toList();
    assertThat(found).as(name + " " + List.of(labels)).hasSize(1);
    return Double.parseDouble(found.getFirst().substring(found.getFirst().lastIndexOf(' ') + 1));
  }
}
