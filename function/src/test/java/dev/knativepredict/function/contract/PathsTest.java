package dev.knativepredict.function.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A function has one path, spelled in one way, and nothing else of a request names a function. */
class PathsTest {

  private static final String POINT = "{\"x\":7,\"y\":7}";
  private static final String ROW = "{\"features\":[50000,35,720]}";

  private static Front front;

  @BeforeAll
  static void start() throws IOException {
    front =
        FrontEnd.underTest()
            .start(Environment.of(Environment.CREDIT, "FUNCTIONS", UserFunctions.class.getName()));
  }

  @AfterAll
  static void end() {
    front.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "//remember/predict",
        "//remember/mirror",
        "//x/predict",
        "//predict",
        "///predict",
        "//a%7Cb/predict",
        "/a%7Cb/predict",
        "/mirror|remember",
        "/mirror%7Cremember",
        "/mirror%7cremember",
        "/mirror%257Cremember",
        "/mirror,remember",
        "/mirror%2Cremember",
        "/mirror%2cremember",
        "/remember/predict",
        "/remember/",
        "/remember%2F",
        "/remember%20",
        "/remember;a=b",
        "/%72emember",
        "/./remember",
        "/x/../remember",
        "/x/%2e%2e/remember",
        "\\remember",
        "/\\remember",
        "/functionRouter",
        "/functionRouter/remember",
        "http://it//remember/predict",
        "http://it/mirror%7Cremember"
      })
  void noOtherSpellingReachesAFunction(String target) throws IOException {
    String before = front.get("/recall").body();

    String response = post(target, POINT);

    assertThat(response)
        .startsWith("HTTP/1.1 404 ")
        .contains("application/problem+json", "urn:knative-predict:unknown-path")
        .doesNotContain("Exception", "\tat ");
    assertThat(front.get("/recall").body()).isEqualTo(before);
  }

  @Test
  void aPathIsFoundWithAQueryAndInAWholeUri() throws IOException {
    assertThat(post("/mirror?function=remember", POINT)).startsWith("HTTP/1.1 200 ");
    assertThat(post("http://it/mirror", POINT)).startsWith("HTTP/1.1 200 ");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "spring.cloud.function.definition",
        "spring.cloud.function.routing-expression",
        "function.name",
        "X-Original-URL",
        "X-Rewrite-URL",
        "X-Forwarded-Prefix"
      })
  void noHeaderNamesAFunction(String header) {
    String before = front.get("/recall").body();

    assertThat(postWith(header, "/mirror", POINT).ok()).hasToString(POINT);
    postWith(header, "/functionRouter", POINT).problem(404);
    postWith(header, "/nosuch", POINT).problem(404);
    assertThat(postWith(header, "/predict", ROW).ok().get("prediction")).hasToString("[1]");
    assertThat(front.get("/recall").body()).isEqualTo(before);
  }

  @Test
  void noVariableOfTheFrameworkNamesAFunction() throws Exception {
    Map<String, String> variables =
        Map.of(
            "FUNCTIONS",
            UserFunctions.class.getName(),
            "SPRING_CLOUD_FUNCTION_DEFINITION",
            "mirror|remember");
    try (Program program = Program.start(Environment.CREDIT, variables)) {
      program.awaitReady();

      assertThat(program.front().predict(ROW).ok().get("prediction")).hasToString("[1]");
      program.front().post("/nosuch", POINT).problem(404);
      assertThat(program.front().get("/recall").ok()).hasToString("{\"x\":0,\"y\":0}");
    }
  }

  private static String post(String target, String body) throws IOException {
    return front.raw(
        "POST %s HTTP/1.1\r\nHost: it\r\nConnection: close\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n%s"
            .formatted(target, body.length(), body));
  }

  private static ReceivedResponse postWith(String header, String path, String body) {
    return front.send(
        front
            .request(path)
            .header("Content-Type", "application/json")
            .header(header, "'remember'")
            .header(header, "remember")
            .POST(BodyPublishers.ofString(body)));
  }
}
