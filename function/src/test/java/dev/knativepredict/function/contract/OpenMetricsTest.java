package dev.knativepredict.function.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpRequest;
import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Metrics for those who read OpenMetrics; `make trace-test` reads them by another parser. */
class OpenMetricsTest {

  private static final String PROMETHEUS =
      "application/openmetrics-text;version=1.0.0;q=0.6,text/plain;version=0.0.4;q=0.4,*/*;q=0.2";
  private static final String TRACE = "0af7651916cd43dd8448eb211c80319c";
  private static final Pattern BEGAN = Pattern.compile(".*_created\\{.*} (\\d+\\.\\d+)");

  @Test
  void whoeverAsksForOpenMetricsGetsItAndAllOthersTheTextFormat() throws Exception {
    try (Front front = front("")) {
      ReceivedResponse open = scrape(front, PROMETHEUS);
      ReceivedResponse text = scrape(front, "text/plain;version=0.0.4");

      assertThat(open.header("Content-Type"))
          .startsWith("application/openmetrics-text; version=1.0.0");
      assertThat(open.header("Vary")).isEqualTo("Accept");
      assertThat(open.body()).contains("# TYPE predict_requests counter\n").endsWith("# EOF\n");
      assertThat(text.header("Content-Type")).startsWith("text/plain; version=0.0.4");
      assertThat(text.body()).contains("# TYPE predict_requests_total counter\n");
      assertThat(text.body()).doesNotContain("# EOF", "_created", "trace_id", "predict_spans");
    }
  }

  @Test
  void everyCounterAndHistogramSaysWhenItBegan() throws Exception {
    Instant start = Instant.now();
    try (Front front = front("")) {
      TracingTest.predict(front, "01");
      List<String> lines = scrape(front, PROMETHEUS).body().lines().toList();

      for (String name :
          List.of("requests", "duration_seconds", "rows", "feature_rows", "prediction_rows")) {
        List<String> created =
            lines.stream()
                .filter(line -> line.startsWith("predict_" + name + "_created{"))
                .toList();
        assertThat(created).as(name).isNotEmpty();
        assertThat(created)
            .allSatisfy(line ->
                assertThat(seconds(line))
                    .isBetween(start.getEpochSecond() - 1.0, Instant.now().getEpochSecond() + 1.0));
      }
    }
  }

  @Test
  void aLatencyHasTheTraceOfARequestThatIsRecordedAndOfNoOther() throws Exception {
    try (SpanReceiver receiver = new SpanReceiver();
        Front front = front(receiver.endpoint())) {
      TracingTest.predict(front, "00");
      String unrecorded = scrape(front, PROMETHEUS).body();
      TracingTest.predict(front, "01");
      String recorded = scrape(front, PROMETHEUS).body();

      assertThat(unrecorded).doesNotContain("trace_id");
      assertThat(recorded)
          .containsPattern(
              "predict_duration_seconds_bucket\\{.*start=\"warm\".*} 1 # \\{.*trace_id=\"" + TRACE);
      assertThat(scrape(front, "").body()).doesNotContain("trace_id");
    }
  }

  @Test
  void withoutTracingThereAreNoExemplars() throws Exception {
    try (Front front = front("")) {
      TracingTest.predict(front, "01");

      assertThat(scrape(front, PROMETHEUS).body()).doesNotContain("trace_id");
    }
  }

  private static Front front(String endpoint) throws Exception {
    return FrontEnd.underTest()
        .start(Environment.of(Environment.CREDIT, "OTEL_EXPORTER_OTLP_ENDPOINT", endpoint));
  }

  private static double seconds(String line) {
    var began = BEGAN.matcher(line);
    assertThat(began.matches()).as(line).isTrue();
    return Double.parseDouble(began.group(1));
  }

  static ReceivedResponse scrape(Front front, String accept) {
    URI metrics = URI.create("http://localhost:" + front.managementPort() + "/metrics");
    HttpRequest.Builder request = HttpRequest.newBuilder(metrics).GET();
    return front.send(accept.isEmpty() ? request : request.header("Accept", accept));
  }
}
