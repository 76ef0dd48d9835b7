package dev.knativepredict.function.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a process says of its requests. */
class LogLinesTest {

  private static final String ROW = "{\"features\":[50000,35,720]}";
  private static final String TRACE = "0af7651916cd43dd8448eb211c80319c";
  private static final String SPAN = "b7ad6b7169203331";

  @Test
  void linesOfAFunctionSayWhichRequestTheyAreAbout() throws Exception {
    List<JsonNode> said = lines("errors", front -> say(front, "00-%s-%s-01"), "RequestFunctions");

    assertThat(said).hasSize(1);
    assertThat(text(said.getFirst(), "message")).isEqualTo("hello");
    assertThat(text(said.getFirst(), "request_id")).isEqualTo("me");
    assertThat(text(said.getFirst(), "trace_id")).isEqualTo(TRACE);
    assertThat(text(said.getFirst(), "span_id")).isEqualTo(SPAN);
  }

  @Test
  void aTraceThatIsInvalidIsLeftOut() throws Exception {
    List<JsonNode> said = lines("errors", front -> say(front, "00-%s-%s-0"), "RequestFunctions");

    assertThat(text(said.getFirst(), "request_id")).isEqualTo("me");
    assertThat(said.getFirst().has("trace_id")).isFalse();
  }

  @Test
  void byDefaultOnlyErrorsAreInTheAccessLog() throws Exception {
    List<JsonNode> access = access("");

    assertThat(access).extracting(line -> line.get("status").intValue()).containsExactly(400, 404);
    assertThat(access).allSatisfy(line -> assertThat(text(line, "request_id")).hasSize(32));
  }

  @Test
  void offIsOff() throws Exception {
    assertThat(access("off")).isEmpty();
  }

  @Test
  void aLineHasWhatAnOperatorNeedsAndNothingOfTheBodyOrTheQuery() throws Exception {
    List<JsonNode> access =
        access("all").stream().filter(line -> !text(line, "path").equals("/readyz")).toList();

    assertThat(access)
        .extracting(line -> text(line, "method") + " " + text(line, "path"))
        .containsExactly("POST /predict", "POST /predict", "GET /" + "x".repeat(255) + "...");
    JsonNode line = access.getFirst();
    assertThat(line.get("status").intValue()).isEqualTo(200);
    assertThat(line.get("duration_ms").doubleValue()).isPositive();
    assertThat(line.get("bytes_in").intValue()).isEqualTo(ROW.length());
    assertThat(line.get("bytes_out").intValue()).isPositive();
    assertThat(text(line, "protocol")).isEqualTo("HTTP/1.1");
    assertThat(text(line, "user_agent")).startsWith("Java-http-client");
    assertThat(access.toString()).doesNotContain("50000", "s3cr3t");
  }

  @Test
  void linesForPeopleSayTheSame() throws Exception {
    String output = output("all", "text", front -> call(front));

    assertThat(output)
        .containsPattern(
            "INFO +\\[[0-9a-f]{32}] POST /predict 200, \\d+\\.\\d ms, 27 bytes in, \\d+ bytes out, HTTP/1.1 Java-http-client")
        .doesNotContain("s3cr3t");
  }

  private static void say(Front front, String trace) {
    front
        .send(
            front
                .request("/say")
                .header("Content-Type", "application/json")
                .header("X-Request-Id", "me")
                .header("traceparent", trace.formatted(TRACE, SPAN))
                .POST(BodyPublishers.ofString("\"hello\"")))
        .ok();
  }

  private static void call(Front front) {
    front.predict(ROW).ok();
    front.post("/predict?key=s3cr3t", "{\"features\":[50000]}").problem(400);
    front.get("/" + "x".repeat(1_000) + "?key=s3cr3t").problem(404);
  }

  private static List<JsonNode> access(String setting) throws Exception {
    return lines(setting, LogLinesTest::call, "access");
  }

  /** The lines of a logger. */
  private static List<JsonNode> lines(String setting, Calls calls, String logger) throws Exception {
    JsonMapper json = new JsonMapper();
    return output(setting, "json", calls)
        .lines()
        .filter(line -> line.startsWith("{"))
        .map(json::readTree)
        .filter(line -> text(line, "logger").endsWith(logger))
        .toList();
  }

  private static String output(String setting, String format, Calls calls) throws Exception {
    Map<String, String> variables =
        Map.of(
            "ACCESS_LOG", setting,
            "LOG_FORMAT", format,
            "FUNCTIONS", RequestFunctions.class.getName());
    try (Program program = Program.start(Environment.CREDIT, variables)) {
      program.awaitReady();
      calls.of(program.front());
      program.terminate();
      return program.output();
    }
  }

  private static String text(JsonNode line, String name) {
    return line.path(name).asString("");
  }

  @FunctionalInterface
  private interface Calls {
    void of(Front front);
  }
}
