package dev.knativepredict.function.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.knativepredict.function.contract.SpanReceiver.Received;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a process does with and without a collector; `make trace-test` has a real one. */
class TracingTest {

  private static final String ROW = "{\"features\":[50000,35,720]}";
  private static final String TRACE = "0af7651916cd43dd8448eb211c80319c";
  private static final String ENDPOINT = "OTEL_EXPORTER_OTLP_ENDPOINT";

  @Test
  void withoutACollectorNothingOfOpenTelemetryIsLoaded(@TempDir Path folder) throws Exception {
    assertThat(loaded(folder, "")).isEmpty();
  }

  @Test
  void withACollectorItIsLoaded(@TempDir Path folder) throws Exception {
    try (SpanReceiver receiver = new SpanReceiver()) {
      assertThat(loaded(folder, receiver.endpoint())).isNotEmpty();
    }
  }

  @Test
  void theSpansOfAPodThatEndsAreSentFirst() throws Exception {
    try (SpanReceiver receiver = new SpanReceiver()) {
      run(
          Map.of(ENDPOINT, receiver.endpoint(), "OTEL_EXPORTER_OTLP_HEADERS", "key=a%20secret"),
          front -> predict(front, "01"));
      List<Received> received = receiver.received();

      assertThat(received).isNotEmpty();
      assertThat(received).extracting(Received::path).containsOnly("/v1/traces");
      assertThat(received).extracting(Received::contentType).containsOnly("application/x-protobuf");
      assertThat(received).extracting(Received::key).containsOnly("a secret");
      String all = received.stream().map(Received::body).reduce("", String::concat);
      assertThat(all).contains("POST /predict", "wait", "inference", bytes(TRACE));
      assertThat(all).doesNotContain("/readyz", "50000");
    }
  }

  @Test
  void aTraceThatTheCallerDoesNotRecordIsNotRecordedHere() throws Exception {
    try (SpanReceiver receiver = new SpanReceiver()) {
      run(Map.of(ENDPOINT, receiver.endpoint()), front -> predict(front, "00"));

      assertThat(receiver.received()).isEmpty();
    }
  }

  @Test
  void linesOfTheLogNameTheSpanOfTheRequest() throws Exception {
    try (SpanReceiver receiver = new SpanReceiver()) {
      String output =
          run(
              Map.of(ENDPOINT, receiver.endpoint(), "ACCESS_LOG", "all", "LOG_FORMAT", "json"),
              front -> predict(front, "01"));

      assertThat(output).contains("\"trace_id\":\"" + TRACE + "\"");
      assertThat(output).doesNotContain("b7ad6b7169203331");
    }
  }

  @Test
  void aCollectorThatIsDownCostsNoRequestAndNoTimeAtTheEnd() throws Exception {
    try (Program program =
        Program.start(Environment.CREDIT, Map.of(ENDPOINT, "http://localhost:1"))) {
      program.awaitReady();
      for (int i = 0; i < 1_000; i++) {
        predict(program.front(), "01");
      }
      long start = System.nanoTime();
      program.terminate();

      assertThat(program.exitCode()).isZero();
      assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(15));
    }
  }

  /** The classes of OpenTelemetry that a process has loaded when it has predicted and ended. */
  private static List<String> loaded(Path folder, String endpoint) throws Exception {
    Path log = folder.resolve("classes");
    run(
        Map.of(ENDPOINT, endpoint, "JAVA_TOOL_OPTIONS", "-Xlog:class+load:file=" + log),
        front -> {
          predict(front, "01");
          front.management("/metrics");
        });
    List<String> lines = Files.readAllLines(log);
    assertThat(lines).anyMatch(line -> line.contains("dev.knativepredict.function.trace.Trace"));
    return lines.stream().filter(line -> line.contains("io.opentelemetry.")).toList();
  }

  /** What a process says until it has ended. */
  private static String run(Map<String, String> variables, Calls calls) throws Exception {
    try (Program program = Program.start(Environment.CREDIT, variables)) {
      program.awaitReady();
      calls.of(program.front());
      program.terminate();
      String output = program.output();
      assertThat(program.exitCode()).isZero();
      return output;
    }
  }

  static void predict(Front front, String flags) {
    front
        .send(
            front
                .request("/predict")
                .header("Content-Type", "application/json")
                .header("traceparent", "00-" + TRACE + "-b7ad6b7169203331-" + flags)
                .header("tracestate", "vendor=value")
                .POST(BodyPublishers.ofString(ROW)))
        .ok();
  }

  private static String bytes(String hex) {
    return new String(HexFormat.of().parseHex(hex), StandardCharsets.ISO_8859_1);
  }

  @FunctionalInterface
  private interface Calls {
    void of(Front front);
  }
}
