package dev.knativepredict.function.contract;

import static dev.knativepredict.function.contract.MetricLines.sum;
import static dev.knativepredict.function.contract.MetricLines.value;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** Labels that come after the answers, by the ids of these. */
class FeedbackTest {

  static final String KEY = "a key of at least 32 characters: yes";
  private static final String ROWS = "{\"features\":[[50000,35,720],[15000,22,450]]}";
  private static final String BIRD = "{\"features\":[\"Biscoe\",49.9,16.1,213,5400,\"male\"]}";

  @TempDir private Path folder;

  @Test
  void labelsAreCountedByWhatWasPredicted() throws IOException {
    try (Front front = start(Environment.CREDIT)) {
      List<String> ids = ids(front.predict(ROWS));
      assertThat(ids).hasSize(2).doesNotHaveDuplicates();

      assertThat(feedback(front, label(ids.getFirst(), "0"), label(ids.getLast(), "0")).ok())
          .hasToString("{\"counted\":2}");
      assertThat(front.post("/feedback", label(ids.getFirst(), "1.0")).ok())
          .hasToString("{\"counted\":1}");
      List<String> lines = metrics(front);

      assertThat(rows(lines, "predicted=\"1\"", "actual=\"0\"")).isEqualTo(1);
      assertThat(rows(lines, "predicted=\"0\"", "actual=\"0\"")).isEqualTo(1);
      assertThat(rows(lines, "predicted=\"1\"", "actual=\"1\"")).isEqualTo(1);
      assertThat(confidence(lines, "0.95", false)).isEqualTo(1);
      assertThat(confidence(lines, "0.95", true)).isEqualTo(2);
      assertThat(lines)
          .filteredOn(line -> line.startsWith("predict_feedback_"))
          .hasSize(5)
          .allMatch(line -> line.contains("model=\"credit\""))
          .allMatch(line -> line.contains("version=\"1\""))
          .allMatch(line -> line.contains("revision=\"predict-00001\""))
          .allMatch(line -> line.contains("answered_by=\"predict-00001\""));
    }
  }

  @Test
  void feedbackIsNoPrediction() throws IOException {
    try (Front front = start(Environment.CREDIT)) {
      ReceivedResponse answer = front.predict(ROWS);
      feedback(front, label(ids(answer).getFirst(), "1")).ok();
      front.post("/feedback", "{}").problem(400);
      List<String> lines = metrics(front);

      assertThat(sum(lines, "predict_requests_total")).isEqualTo(1);
      assertThat(value(lines, "predict_rows_total")).isEqualTo(2);
    }
  }

  @Test
  void whatAnotherRevisionAnsweredIsCountedForIt() throws IOException {
    TestRepository repository = new TestRepository(folder);
    repository.add(Environment.CREDIT, "credit", 2);
    String id;
    try (Front next = start(repository.version("credit", 2), "K_REVISION", "predict-00002")) {
      id = ids(next.predict(ROWS)).getFirst();
    }
    try (Front before = start(Environment.CREDIT)) {
      feedback(before, label(id, "0")).ok();

      assertThat(
              rows(
                  metrics(before),
                  "model=\"credit\"",
                  "version=\"2\"",
                  "revision=\"predict-00001\"",
                  "answered_by=\"predict-00002\""))
          .isEqualTo(1);
    }
    try (Front birds = start(Environment.PENGUINS)) {
      refused(feedback(birds, label(id, "0")), "/feedback/0/id");
    }
  }

  @Test
  void oneWrongLabelAndNothingIsCounted() throws IOException {
    try (Front front = start(Environment.PENGUINS)) {
      String id = ids(front.predict(BIRD)).getFirst();
      String forged = (id.charAt(9) == 'A' ? "B" : "A");
      JsonNode problem =
          feedback(
                  front,
                  label(id, "\"Gentoo\""),
                  label(id.substring(0, 9) + forged + id.substring(10), "\"Gentoo\""),
                  label(id, "\"Emperor\""),
                  label(id, "1"),
                  label(id, "null"),
                  "{\"label\":\"Gentoo\"}",
                  "{\"id\":7}",
                  "[]",
                  "{\"id\":\"\",\"label\":\"Gentoo\",\"more\":{\"id\":1}}",
                  "{\"id\":\"x\",\"id\":\"x\",\"label\":[1,{}]}")
              .problem(400);

      assertThat(pointers(problem))
          .containsExactly(
              "/feedback/1/id",
              "/feedback/2/label",
              "/feedback/3/label",
              "/feedback/4/label",
              "/feedback/5/id",
              "/feedback/6/id",
              "/feedback/6/label",
              "/feedback/7",
              "/feedback/8/more",
              "/feedback/8/id",
              "/feedback/9/id",
              "/feedback/9/label");
      assertThat(problem.at("/violations/1/detail").stringValue())
          .isEqualTo("'label' must be one of [Adelie, Chinstrap, Gentoo]");
      assertThat(sum(metrics(front), "predict_feedback_rows_total")).isZero();
      assertThat(problem.toString()).doesNotContain(KEY);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "[]|''",
        "{}|''",
        "{\"feedback\":{}}|/feedback",
        "{\"feedback\":[]}|/feedback",
        "{\"feedback\":[],\"id\":\"x\",\"label\":1}|/feedback",
        "{\"id\":\"x\"}|/label",
        "{\"label\":1}|/id",
        "{\"id\":\"x\",\"label\":1e99}|/label",
        "{\"id\":\"x\",\"label\":1e999999999}|/label",
        "{\"id\":\"x\",\"label\":1} {}|/id",
        "{\"name\":{\"id\":1}}|/name",
        "{\"id\"|''"
      })
  void whatIsNoFeedbackIsRefused(String body, String pointer) throws IOException {
    try (Front front = start(Environment.CREDIT)) {
      refused(front.post("/feedback", body), pointer);
    }
  }

  @Test
  void itHasTheLimitsOfOtherCalls() throws IOException {
    try (Front front = start(Environment.CREDIT, "MAX_ROWS", "3", "MAX_BODY_BYTES", "5000")) {
      String label = label(ids(front.predict(ROWS)).getFirst(), "1");

      feedback(front, Collections.nCopies(3, label).toArray(String[]::new)).ok();
      feedback(front, Collections.nCopies(4, label).toArray(String[]::new)).problem(413);
      front.post("/feedback", " ".repeat(5001)).problem(413);
      front.get("/feedback").problem(405);
      front.send(front.request("/feedback").POST(BodyPublishers.ofString(label))).problem(415);
    }
  }

  @Test
  void everyModelOfARepositoryHasIds() throws IOException {
    TestRepository repository = new TestRepository(folder);
    repository.add(Environment.CREDIT, "credit", 1);
    repository.add(Environment.CREDIT, "credit", 2);
    repository.add(Environment.PENGUINS, "penguins", 1);
    try (Front front = start(Environment.CREDIT, "MODELS", folder.toString())) {
      String credit = ids(front.post("/models/credit/predict", ROWS)).getFirst();
      String bird = ids(front.post("/models/penguins/predict", BIRD)).getFirst();

      feedback(front, label(credit, "1"), label(bird, "\"Adelie\"")).ok();
      List<String> lines = metrics(front);

      assertThat(rows(lines, "model=\"credit\"", "version=\"2\"", "actual=\"1\"")).isEqualTo(1);
      assertThat(rows(lines, "model=\"penguins\"", "predicted=\"Gentoo\"")).isEqualTo(1);
      refused(feedback(front, label(bird, "1")), "/feedback/0/label");
    }
  }

  @Test
  void theDescriptionHasItOnlyWhereItIsOn() throws IOException {
    String ids =
        "/paths/~1predict/post/responses/200/content/application~1json/schema/properties/ids";
    try (Front front = start(Environment.CREDIT)) {
      JsonNode api = front.get("/openapi.json").ok();

      assertThat(api.at("/paths/~1feedback/post").isObject()).isTrue();
      assertThat(api.at(ids).isObject()).isTrue();
    }
    try (Front front = FrontEnd.underTest().start(Environment.of(Environment.CREDIT))) {
      JsonNode api = front.get("/openapi.json").ok();

      assertThat(api.at("/paths/~1feedback").isMissingNode()).isTrue();
      assertThat(api.at(ids).isMissingNode()).isTrue();
    }
  }

  @Test
  void withoutAKeyThereAreNeitherIdsNorThePath() throws IOException {
    try (Front front = FrontEnd.underTest().start(Environment.of(Environment.CREDIT))) {
      assertThat(front.predict(ROWS).ok().has("ids")).isFalse();
      assertThat(front.post("/feedback", "{}").problem(404).get("detail").stringValue())
          .isEqualTo("Nothing is served at /feedback.");
      assertThat(metrics(front)).noneMatch(line -> line.contains("feedback"));
    }
  }

  @Test
  void withoutAKeyNoClassOfItIsLoaded() throws Exception {
    Path log = folder.resolve("classes");
    Map<String, String> variables = Map.of("JAVA_TOOL_OPTIONS", "-Xlog:class+load:file=" + log);
    try (Program program = Program.start(Environment.CREDIT, variables)) {
      program.awaitReady();
      program.front().predict(ROWS).ok();
      program.front().management("/metrics");
      program.terminate();
      program.exitCode();
    }

    assertThat(Files.readString(log))
        .contains(" dev.knativepredict.function.settings.Settings ")
        .contains(" dev.knativepredict.function.observe.Meters ")
        .doesNotContain(" dev.knativepredict.function.feedback.")
        .doesNotContain(" dev.knativepredict.function.protocol.feedback.")
        .doesNotContain(" dev.knativepredict.function.observe.FeedbackCollector ");
  }

  @Test
  void theKeyIsInNoLineAndNoAnswer() throws Exception {
    Map<String, String> variables =
        Map.of("FEEDBACK_KEY", KEY, "ACCESS_LOG", "all", "LOG_FORMAT", "json");
    try (Program program = Program.start(Environment.CREDIT, variables)) {
      program.awaitReady();
      Front front = program.front();
      String id = ids(front.predict(ROWS)).getFirst();
      String said = feedback(front, label(id, "1"), label(KEY, "1")).body();
      String all = said + front.get("/").body() + front.get("/openapi.json").body();
      program.terminate();

      String lines = program.output();
      assertThat(lines).contains("POST /feedback 400");
      assertThat(all + lines).doesNotContain(KEY);
    }
  }

  private static Front start(Path model, String... further) throws IOException {
    String[] all = new String[further.length + 4];
    all[0] = "FEEDBACK_KEY";
    all[1] = KEY;
    all[2] = "K_REVISION";
    all[3] = "predict-00001";
    System.arraycopy(further, 0, all, 4, further.length);
    return FrontEnd.underTest().start(Environment.of(model, all));
  }

  private static List<String> ids(ReceivedResponse answer) {
    return answer.ok().get("ids").valueStream().map(JsonNode::stringValue).toList();
  }

  private static String label(String id, String label) {
    return "{\"id\":\"%s\",\"label\":%s}".formatted(id, label);
  }

  private static ReceivedResponse feedback(Front front, String... labels) {
    return front.post(
        "/feedback",
        List.of(labels).stream().collect(Collectors.joining(",", "{\"feedback\":[", "]}")));
  }

  private static void refused(ReceivedResponse response, String pointer) {
    assertThat(pointers(response.problem(400))).contains(pointer);
  }

  private static List<String> pointers(JsonNode problem) {
    return problem
        .get("violations")
        .valueStream()
        .map(violation -> violation.get("pointer").stringValue())
        .toList();
  }

  private static List<String> metrics(Front front) {
    return front.management("/metrics").body().lines().toList();
  }

  private static double rows(List<String> lines, String... labels) {
    return value(lines, "predict_feedback_rows_total", labels);
  }

  private static double confidence(List<String> lines, String bin, boolean correct) {
    return value(
        lines,
        "predict_feedback_confidence_rows_total",
        "bin=\"" + bin + "\"",
        "correct=\"" + correct + "\"");
  }
}
