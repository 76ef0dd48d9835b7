package dev.knativepredict.function.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The names that docs/contract.md shares with the release tool are those of a running function. */
class SharedNamesTest {

  private static Front front;
  private static ReceivedResponse answer;
  private static String metrics;

  @TempDir private static Path folder;

  @BeforeAll
  static void start() throws Exception {
    TestRepository repository = new TestRepository(folder);
    repository.addJudged(Environment.CREDIT, "credit", 1);
    front =
        FrontEnd.underTest()
            .start(
                Environment.of(
                    repository.version("credit", 1),
                    "K_REVISION",
                    "predict-00001",
                    "FEEDBACK_KEY",
                    FeedbackTest.KEY));
    answer = front.predict("{\"features\":[50000,35,720]}");
    String id = answer.ok().at("/ids/0").stringValue();
    front.post("/feedback", "{\"id\":\"%s\",\"label\":1}".formatted(id)).ok();
    metrics = front.management("/metrics").body();
  }

  @AfterAll
  static void end() {
    front.close();
  }

  @Test
  void everyHeaderIsInAnAnswer() throws IOException {
    assertThat(listed("header"))
        .isNotEmpty()
        .allSatisfy(name -> assertThat(answer.header(name)).as(name).isNotBlank());
  }

  @Test
  void theMetricsOfTheFunctionAreExactlyThose() throws IOException {
    Set<String> found = found("(?m)^# TYPE (predict_[a-z_]+) ");

    assertThat(found).containsExactlyInAnyOrderElementsOf(listed("metric"));
  }

  @Test
  void aRequestsLabelsAreExactlyThose() throws IOException {
    String line =
        metrics.lines().filter(l -> l.startsWith("predict_requests_total{")).findFirst().orElse("");
    Set<String> labels = groups(Pattern.compile("([a-z]+)=\""), line);

    assertThat(labels).containsExactlyInAnyOrderElementsOf(listed("label"));
  }

  @Test
  void theLabelsOfRowsAreExactlyThose() throws IOException {
    Set<String> labels = found("\\b(feature|bin|side)=\"");

    assertThat(labels).containsExactlyInAnyOrderElementsOf(listed("row label"));
  }

  @Test
  void theLabelsOfFeedbackAreExactlyThose() throws IOException {
    Set<String> labels = found("\\b(answered_by|predicted|actual|correct)=\"");

    assertThat(labels).containsExactlyInAnyOrderElementsOf(listed("feedback label"));
  }

  @Test
  void theOutcomesAreExactlyThose() throws IOException {
    assertThat(found("outcome=\"([a-z_]+)\""))
        .containsExactlyInAnyOrderElementsOf(listed("outcome"));
  }

  /**
   * By its name the model has a path even where it is the only one, which is not described then.
   */
  @Test
  void everyFormIsAnsweredWithTheGoldenAnswer() throws Exception {
    String page = Files.readString(Environment.DOCS.resolve("contract.md"));
    Pattern row = Pattern.compile("(?m)^\\| form \\| `([^`]+)` \\| `([^`]+)` \\|");
    List<MatchResult> forms = row.matcher(page).results().toList();
    assertThat(forms).isNotEmpty();

    try (Front penguins = FrontEnd.underTest().start(Environment.of(Environment.PENGUINS))) {
      for (MatchResult form : forms) {
        String body = penguins.post(form.group(1), form.group(2)).body();
        assertThat(body).as(form.group()).contains("0.517", "0.481", "3.6");
      }
      String described = penguins.get("/openapi.json").body();
      assertThat(described).contains("\"/predict\"", "\"/v2/models/{model}/infer\"");
    }
  }

  private static Set<String> listed(String kind) throws IOException {
    String page = Files.readString(Environment.DOCS.resolve("contract.md"));
    Pattern row = Pattern.compile("(?m)^\\| " + kind + " \\| `([^`]+)` \\|");
    return groups(row, page);
  }

  private static Set<String> found(String pattern) {
    return groups(Pattern.compile(pattern), metrics);
  }

  private static Set<String> groups(Pattern pattern, String text) {
    Set<String> groups = new TreeSet<>();
    pattern.matcher(text).results().forEach(match -> groups.add(match.group(1)));
    return groups;
  }
}
