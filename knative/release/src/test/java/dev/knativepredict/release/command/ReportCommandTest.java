package dev.knativepredict.release.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.knativepredict.release.evidence.CountedRows;
import dev.knativepredict.release.evidence.PodRecord;
import dev.knativepredict.release.evidence.PodsPrometheus;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Element;

class ReportCommandTest extends WithTool {

  private static final CountedRows ROWS =
      new CountedRows("1")
          .rows(1200)
          .feature("age", 60, 100, 200, 340, 500)
          .feature("income", 240, 240, 240, 240, 240)
          .predictions(500, 700)
          .confidence(200, 1000);

  private PodsPrometheus prometheus;
  private String first = "";
  private String second = "";
  private Instant now = Instant.EPOCH;

  /** Two releases, three pods that are gone, and one of another namespace. */
  @BeforeEach
  void releaseTwice() throws IOException {
    prometheus = new PodsPrometheus(tool.time);
    tool.deploy(1);
    tool.time.sleep(Duration.ofHours(4));
    tool.deploy(2);
    tool.time.sleep(Duration.ofHours(1));
    first = tool.revision(1);
    second = tool.revision(2);
    now = tool.time.instant();
    pod(first, 5, 4).requests(ago(270), 40, "warm", "ok", 0.004);
    pod(first, 2, 1)
        .requests(ago(100), 3, "warm", "error", 0.1)
        .requests(ago(90), 7, "cold", "ok", 2);
    pod(second, 1, 0)
        .requests(ago(50), 1, "cold", "ok", 0.3)
        .requests(ago(40), 99, "warm", "ok", 0.004)
        .requests(ago(30), 1, "warm", "ok", 0.2)
        .requests(ago(20), 5, "warm", "client_error", 0.001)
        .requests(ago(10), 2, "warm", "overloaded", 1)
        .rows(ago(15), ROWS);
    // Released from the same commit, in another environment.
    prometheus
        .pod("staging", second, ago(300), ago(0))
        .requests(ago(55), 1000, "cold", "error", 3)
        .rows(ago(15), ROWS);
  }

  private PodRecord pod(String revision, int from, int to) {
    return prometheus.pod(revision, ago(60 * from), ago(60 * to));
  }

  private Instant ago(int minutes) {
    return now.minus(Duration.ofMinutes(minutes));
  }

  @AfterEach
  void stop() {
    prometheus.close();
  }

  @Test
  void theTextSaysTheNumbersThatMostPeopleLookForFirst() {
    Tool.Ended ended = run("--window", "6h");
    assertThat(ended.code()).as(ended.toString()).isZero();
    assertThat(ended.out().lines())
        .containsExactly(
            "predict, 6 h until 23 Nov 2026 17:00 UTC, by Prometheus",
            "releases      2 promoted; %s is stable".formatted(second),
            "requests      158",
            "failed        3",
            "overloaded    2",
            "warm p99      5.0 ms",
            "cold answers  8",
            "cold p99      2,483 ms",
            "drift         drift: age (1,200 rows of %s beside the training data)"
                .formatted(second));
  }

  @Test
  void jsonHasTheNumbersOfEachRevision() throws IOException {
    JsonNode json = json("--window", "6h");
    assertThat(json.path("stepSeconds").asInt()).isEqualTo(225);
    JsonNode one = json.path("revisions").path(0);
    assertThat(one.path("revision").asText()).isEqualTo(first);
    assertThat(numbers(one)).containsExactly(50, 47, 0, 0, 3, 7);
    assertThat(one.path("podSeconds").asDouble()).isEqualTo(7200);
    JsonNode two = json.path("revisions").path(1);
    assertThat(numbers(two)).containsExactly(108, 101, 5, 2, 0, 1);
    assertThat(two.path("podSeconds").asDouble()).isEqualTo(3600);
    assertThat(two.path("warmSeconds").path("p50").asDouble()).isEqualTo(0.0025 + 0.0025 * 50 / 99);
    assertThat(two.path("coldSeconds").path("p50").asDouble()).isEqualTo(0.375);
  }

  private static List<Integer> numbers(JsonNode revision) {
    return List.of("requests", "answered", "wrong", "overloaded", "failed", "cold").stream()
        .map(name -> revision.path(name).asInt())
        .toList();
  }

  /** Three pods of an hour each, and two hours without one after the first. */
  @Test
  void jsonHasWhatItCostAndWouldHaveCost() throws IOException {
    JsonNode costs = json("--window", "6h").path("costs");
    assertThat(costs.findValuesAsText("setting"))
        .containsExactly(
            "as it was", "1 min longer", "5 min longer", "15 min longer", "always one");
    assertThat(costs.path(0).path("podSeconds").asDouble()).isCloseTo(10_800, within(15.0));
    assertThat(costs.path(0).path("coldAnswers").asInt()).isEqualTo(8);
    assertThat(costs.path(4).path("podSeconds").asDouble()).isCloseTo(18_000, within(15.0));
    assertThat(costs.path(4).path("coldAnswers").asInt()).isZero();
  }

  @Test
  void stepsAddUpToTheWhole() throws IOException {
    JsonNode json = json("--window", "6h");
    double requests =
        json.path("series")
            .valueStream()
            .filter(series -> series.path("name").asText().equals("requests"))
            .flatMap(series -> series.path("values").valueStream())
            .mapToDouble(JsonNode::asDouble)
            .sum();
    assertThat(requests).isEqualTo(158);
    assertThat(json.path("series").valueStream())
        .allSatisfy(series -> assertThat(series.path("values")).hasSize(96));
  }

  @Test
  void driftIsWhatReleaseDriftSays() throws IOException {
    JsonNode alone =
        new JsonMapper()
            .readTree(
                tool.run(
                        "drift",
                        "--json",
                        "--prometheus",
                        prometheus.url().toString(),
                        "--window",
                        "6h")
                    .out());
    assertThat(alone.path("tests")).hasSize(4);
    assertThat(json("--window", "6h").path("drift")).isEqualTo(alone);
  }

  @Test
  void theWindowIsAWeekUnlessOneIsGiven() throws IOException {
    assertThat(json().path("windowSeconds").asInt()).isEqualTo(7 * 86_400);
    assertThat(prometheus.queries()).anyMatch(query -> query.contains("[604800s]"));
  }

  @Test
  void thePageHasTheSameNumbersBelowItsPictures() throws Exception {
    Element page = page("--window", "6h");
    assertThat(Html.rows(page, "Requests and errors"))
        .contains(
            List.of(first, "0 %", "50", "47", "0", "0", "3", "6.0 %"),
            List.of(second, "100 %", "108", "101", "5", "2", "0", "0.0 %"));
    assertThat(Html.rows(page, "Latency"))
        .contains(List.of(second, "3.8 ms", "5.0 ms", "375 ms", "498 ms"));
    assertThat(Html.rows(page, "Pods")).contains(List.of(first, "even/1", "1", "7,200", "0.00694"));
    assertThat(Html.rows(page, "Drift"))
        .anyMatch(row -> row.getFirst().equals("age") && row.contains("drift"));
    assertThat(Html.rows(page, "Drift"))
        .contains(List.of("≤ 1.0", "5.0 %", "60", "20.0 %", "1,000"));
    assertThat(Html.text(page, "Cold starts")).contains("8 of 148 answers were cold: 5.4 %.");
    assertThat(Html.text(page, "Releases")).contains("2 promoted; %s is stable.".formatted(second));
  }

  @Test
  void withoutPrometheusThePageSaysSoAndShowsWhatPodsKnow() throws Exception {
    int before = requests(tool.run("report").out());
    tool.call("{\"features\": [1]}");
    Path file = tool.folder.resolve("report.html");
    Tool.Ended ended = tool.run("report", "--html", file.toString());
    assertThat(ended.code()).as(ended.toString()).isZero();
    assertThat(ended.out())
        .contains("not seen: no --prometheus: the past, and what pods counted that have ended");
    assertThat(requests(ended.out())).isEqualTo(before + 1).isGreaterThan(1);
    Element page = Html.parsed(Files.readString(file));
    assertThat(page.getTextContent()).contains("no --prometheus", "Without Prometheus");
    assertThat(Html.rows(page, "Requests and errors"))
        .anyMatch(row -> row.containsAll(List.of(second, "100 %")));
    assertThat(Html.text(page, "Releases")).contains("2 promoted");
  }

  private static int requests(String text) {
    return text.lines()
        .filter(line -> line.startsWith("requests"))
        .mapToInt(line -> Integer.parseInt(line.replaceAll("[^0-9]", "")))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void thePageLoadsAndRunsNothing() throws Exception {
    Element page = page("--window", "6h");
    assertThat(page.getElementsByTagName("script").getLength()).isZero();
    assertThat(page.getElementsByTagName("link").getLength()).isZero();
    assertThat(Html.attributes(page)).doesNotContain("src", "href", "onload", "onclick");
    assertThat(page.getElementsByTagName("style").item(0).getTextContent())
        .doesNotContain("url(", "@import", "<", "&");
  }

  @Test
  void withoutTheRightToReadPodsThePageSaysSo() {
    tool.knative.forbidMetrics();
    Tool.Ended ended = tool.run("report");
    assertThat(ended.code()).as(ended.toString()).isZero();
    assertThat(ended.out()).contains("2 promoted", "not seen: the account may not get pods/proxy");
  }

  @Test
  void aPrometheusThatIsOutOfReachEndsWithFour() {
    Tool.Ended ended = tool.run("report", "--prometheus", "http://127.0.0.1:1");
    assertThat(ended.code()).isEqualTo(4);
    assertThat(ended.err()).startsWith("release: Prometheus at http://127.0.0.1:1: no connection");
  }

  @Test
  void aFileThatCantBeWrittenIsRefused() {
    Tool.Ended ended = tool.run("report", "--html", tool.folder.resolve("no/such/page").toString());
    assertThat(ended.code()).isEqualTo(1);
    assertThat(ended.err()).contains("html: ", "can't be written");
  }

  @ParameterizedTest
  @ValueSource(strings = {"--window 1h", "--prometheus http://127.0.0.1:1 --window 1"})
  void aWrongCommandLineEndsWithTwo(String options) {
    Tool.Ended ended = tool.run(("report " + options).split(" "));
    assertThat(ended.code()).isEqualTo(2);
    assertThat(ended.err()).contains("Usage: release report");
  }

  private Tool.Ended run(String... options) {
    String[] words = {"report", "--prometheus", prometheus.url().toString()};
    return tool.run(Stream.of(words, options).flatMap(Arrays::stream).toArray(String[]::new));
  }

  private JsonNode json(String... options) throws IOException {
    Tool.Ended ended =
        run(Stream.concat(Stream.of("--json"), Arrays.stream(options)).toArray(String[]::new));
    assertThat(ended.code()).as(ended.toString()).isZero();
    return new JsonMapper().readTree(ended.out());
  }

  private Element page(String... options) throws Exception {
    Path file = tool.folder.resolve("report.html");
    Tool.Ended ended =
        run(
            Stream.concat(Stream.of("--html", file.toString()), Arrays.stream(options))
                .toArray(String[]::new));
    assertThat(ended.code()).as(ended.toString()).isZero();
    return Html.parsed(Files.readString(file));
  }
}
