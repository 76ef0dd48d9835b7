package dev.knativepredict.function.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.knativepredict.function.contract.Collector.Span;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an OpenTelemetry collector receives. It needs what `make trace-test` builds. */
@Tag("collector")
class CollectorTest {

  private static final String TRACE = "0af7651916cd43dd8448eb211c80319c";
  private static final String CALLER = "b7ad6b7169203331";
  private static final String OPEN_METRICS = "application/openmetrics-text";

  private static final String SERVER = "2";

  @TempDir Path folder;

  @Test
  void aPredictionIsThreeSpansBelowTheCallers() throws Exception {
    Map<String, Span> spans = byName(spans(CollectorTest::predictAndKeepMetrics));

    assertThat(spans).containsOnlyKeys("POST /predict", "wait", "inference");
    Span whole = named(spans, "POST /predict");
    assertThat(whole.text("parentSpanId")).isEqualTo(CALLER);
    assertThat(whole.text("kind")).isEqualTo(SERVER);
    assertThat(whole.attributes())
        .containsAllEntriesOf(
            Map.of(
                "http.request.method", "POST",
                "http.route", "/predict",
                "http.response.status_code", "200",
                "url.path", "/predict",
                "url.scheme", "http",
                "predict.model", "credit",
                "predict.rows", "1",
                "predict.start", "cold"));
    assertThat(spans.values())
        .allSatisfy(span -> {
          assertThat(span.text("traceId")).isEqualTo(TRACE);
          assertThat(span.text("traceState")).isEqualTo("vendor=value");
          assertThat(span.text("endTimeUnixNano"))
              .isGreaterThanOrEqualTo(span.text("startTimeUnixNano"));
        });
    for (String step : List.of("wait", "inference")) {
      assertThat(named(spans, step).text("parentSpanId")).isEqualTo(whole.text("spanId"));
    }
    assertThat(named(spans, "inference").attributes())
        .isEqualTo(Map.of("predict.model", "credit", "predict.rows", "1"));
    assertThat(named(spans, "inference").text("startTimeUnixNano"))
        .isGreaterThanOrEqualTo(named(spans, "wait").text("endTimeUnixNano"));
  }

  @Test
  void theResourceIsTheServiceWithItsModelAndRevision() throws Exception {
    assertThat(spans(front -> TracingTest.predict(front, "01")))
        .isNotEmpty()
        .allSatisfy(span ->
            assertThat(span.resource())
                .containsAllEntriesOf(
                    Map.of(
                        "service.name", "scores",
                        "service.version", "1",
                        "faas.name", "predict",
                        "faas.version", "predict-00001",
                        "k8s.pod.name", "predict-00001-pod",
                        "deployment.environment.name", "a b",
                        "telemetry.sdk.language", "java")));
  }

  @Test
  void aRequestThatIsWrongOrRefusedHasOneSpanWithItsStatus() throws Exception {
    List<Span> spans =
        spans(front -> {
          front.predict("{}").problem(400);
          front.get("/nosuch/1?key=s3cr3t").problem(404);
          front.get("/predict").problem(405);
        });

    assertThat(spans)
        .extracting(
            span -> span.text("name") + " " + span.attributes().get("http.response.status_code"))
        .containsExactlyInAnyOrder("POST /predict 400", "GET 404", "GET /predict 405");
    assertThat(spans).extracting(span -> span.text("parentSpanId")).containsOnly("");
    assertThat(spans.toString()).doesNotContain("s3cr3t");
  }

  @Test
  void aTraceThatTheCallerDoesNotRecordIsNotReceived() throws Exception {
    assertThat(spans(front -> TracingTest.predict(front, "00"))).isEmpty();
  }

  @Test
  void aRatioOfNoneRecordsOnlyWhatTheCallerRecords() throws Exception {
    List<Span> spans =
        spans(
            front -> {
              front.predict("{\"features\":[50000,35,720]}").ok();
              TracingTest.predict(front, "01");
            },
            "OTEL_TRACES_SAMPLER",
            "parentbased_traceidratio",
            "OTEL_TRACES_SAMPLER_ARG",
            "0");

    assertThat(spans).hasSize(3).allMatch(span -> span.text("traceId").equals(TRACE));
  }

  private static void predictAndKeepMetrics(Front front) {
    TracingTest.predict(front, "01");
    try {
      // For the parser of make trace-test.
      Files.writeString(
          Path.of("target/openmetrics"), OpenMetricsTest.scrape(front, OPEN_METRICS).body());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private List<Span> spans(Calls calls, String... namesAndValues) throws Exception {
    try (Collector collector = Collector.start(folder)) {
      Map<String, String> variables = new TreeMap<>();
      variables.put("OTEL_EXPORTER_OTLP_ENDPOINT", collector.endpoint());
      variables.put("OTEL_SERVICE_NAME", "scores");
      variables.put("OTEL_RESOURCE_ATTRIBUTES", "deployment.environment.name=a%20b");
      variables.put("K_SERVICE", "predict");
      variables.put("K_REVISION", "predict-00001");
      variables.put("HOSTNAME", "predict-00001-pod");
      for (int i = 0; i < namesAndValues.length; i += 2) {
        variables.put(namesAndValues[i], namesAndValues[i + 1]);
      }
      try (Program program = Program.start(Environment.CREDIT, variables)) {
        program.awaitReady();
        calls.of(program.front());
        program.terminate();
        assertThat(program.exitCode()).isZero();
      }
      return collector.end();
    }
  }

  private static Map<String, Span> byName(List<Span> spans) {
    Map<String, Span> byName = new TreeMap<>();
    spans.forEach(span -> assertThat(byName.put(span.text("name"), span)).isNull());
    return byName;
  }

  private static Span named(Map<String, Span> spans, String name) {
    return Objects.requireNonNull(spans.get(name), name);
  }

  @FunctionalInterface
  private interface Calls {
    void of(Front front);
  }
}
