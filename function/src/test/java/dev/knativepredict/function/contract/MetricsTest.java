package dev.knativepredict.function.contract;

import static dev.knativepredict.function.contract.MetricLines.value;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
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
      for (String bucket :
          List.of("0.005", "0.01", "0.025", "0.05", "0.1", "0.25", "0.5", "1.0", "2.5", "+Inf")) {
        assertThat(
                value(
                    lines,
                    "predict_duration_seconds_bucket",
                    "start=\"" + start + "\"",
                    "outcome=\"ok\"",
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
    assertThat(durations(lines, "cold", "ok")).isEqualTo(1);
    assertThat(durations(lines, "cold", "client_error")).isEqualTo(1);
    assertThat(durations(lines, "warm", "ok")).isEqualTo(2);
    assertThat(durations(lines, "warm", "client_error")).isEqualTo(1);
  }

  @Test
  void theTimeOfTheCallersUploadIsNotMeasured() throws IOException, InterruptedException {
    try (Socket socket = new Socket("localhost", front.port())) {
      OutputStream out = socket.getOutputStream();
      write(
          out,
          """
          POST /predict HTTP/1.1
          Host: it
          Connection: close
          Content-Type: application/json
          Content-Length: 27

          """
              .replace("\n", "\r\n"));
      for (int at = 0; at < ROW.length(); at += 9) {
        Thread.sleep(700);
        write(out, ROW.substring(at, at + 9));
      }
      assertThat(new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1))
          .startsWith("HTTP/1.1 200 ");
    }

    assertThat(value(metrics(), "predict_duration_seconds_sum", "start=\"cold\"", "outcome=\"ok\""))
        .isBetween(0.0, 0.5);
  }

  @Test
  void whatIsWrongAsHttpIsCountedByItsReason() {
    front.get("/nosuch");
    front.get("/nor/this");
    front.get("/predict");
    front.send(front.request("/predict").POST(BodyPublishers.ofString(ROW)));
    front.post("/predict", " ".repeat(2 << 20));
    List<String> lines = metrics();

    assertThat(errors(lines, 404, "unknown_path")).isEqualTo(2);
    assertThat(errors(lines, 405, "method_not_allowed")).isEqualTo(1);
    assertThat(errors(lines, 415, "unsupported_media_type")).isEqualTo(1);
    assertThat(errors(lines, 413, "body_too_long")).isEqualTo(1);
    assertThat(errors(lines, 400, "malformed_request")).isZero();
  }

  @Test
  @EdgeOnly("Tomcat answers what it can't read by itself")
  void whatIsNoRequestIsCountedToo() throws IOException {
    front.raw("nonsense\r\n\r\n");
    front.raw("GET / HTTP/1.1\r\nHost: it\r\nX: " + "x".repeat(9_000) + "\r\n\r\n");
    List<String> lines = metrics();

    assertThat(errors(lines, 400, "malformed_request")).isEqualTo(1);
    assertThat(errors(lines, 431, "head_too_long")).isEqualTo(1);
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

  private static void write(OutputStream out, String text) throws IOException {
    out.write(text.getBytes(StandardCharsets.ISO_8859_1));
    out.flush();
  }

  private static double durations(List<String> lines, String start, String outcome) {
    return value(
        lines,
        "predict_duration_seconds_count",
        "start=\"" + start + "\"",
        "outcome=\"" + outcome + "\"");
  }

  private static double errors(List<String> lines, int status, String reason) {
    return value(
        lines, "http_errors_total", "status=\"" + status + "\"", "reason=\"" + reason + "\"");
  }
}
