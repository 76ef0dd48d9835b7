package dev.knativepredict.function.contract;

import static dev.knativepredict.function.contract.MetricLines.value;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** How long callers waited for the process to start, by the program itself. */
class StartWaitTest {

  private static final String ROW = "{\"features\":[50000,35,720]}";

  /**
   * Linux tells the start of a process in hundredths of a second, and so the time since its own.
   */
  private static final double TICKS = 0.03;

  private static final String ARRIVED = "X-Request-Start";

  @Test
  void onlyCallersOfColdAnswersAreToldAndCounted() throws Exception {
    double before = now() - TICKS;
    try (Program program = start(Map.of())) {
      ReceivedResponse refused = predict(program, "{}", "");
      double wait = waited(predict(program, ROW, ""));

      // Since the process's start, and nobody says when the request came.
      assertThat(wait).isBetween(0.05, now() - before);
      assertThat(predict(program, ROW, "").header("Start-Wait")).isEmpty();
      var lines = program.front().management("/metrics").body().lines().toList();
      assertThat(value(lines, "predict_start_wait_seconds_total")).isCloseTo(2 * wait, within(0.5));
      assertThat(value(lines, "predict_process_start_time_seconds")).isBetween(before - 0.1, now());
      assertThat(refused.status()).isEqualTo(400);
    }
  }

  @Test
  void theIngressMaySayWhenTheRequestCame() throws Exception {
    try (Program program = start(Map.of("REQUEST_START_HEADER", ARRIVED))) {
      String arrived = "t=%.3f".formatted(now() - 40);

      assertThat(waited(predict(program, ROW, arrived))).isBetween(40.0, 41.0);
    }
  }

  @Test
  void callersSayItToNobodyUnlessAHeaderIsSet() throws Exception {
    double before = now() - TICKS;
    try (Program program = start(Map.of())) {
      String arrived = Double.toString(now() - 40);

      assertThat(waited(predict(program, ROW, arrived))).isBetween(0.0, now() - before);
    }
  }

  private static Program start(Map<String, String> variables) throws Exception {
    Program program = Program.start(Environment.CREDIT, variables);
    program.awaitReady();
    return program;
  }

  private static ReceivedResponse predict(Program program, String body, String arrived) {
    Front front = program.front();
    HttpRequest.Builder request =
        front
            .request("/predict")
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(body));
    return front.send(arrived.isEmpty() ? request : request.header(ARRIVED, arrived));
  }

  private static double waited(ReceivedResponse response) {
    return Double.parseDouble(response.header("Start-Wait"));
  }

  private static double now() {
    return Instant.now().toEpochMilli() / 1e3;
  }
}
