package dev.knativepredict.function.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CorsTest {

  private static final String ROW = "{\"features\":[50000,35,720]}";
  private static final String ALLOWED = "https://app.example.com";

  private static Front open;
  private static Front closed;

  @BeforeAll
  static void start() throws IOException {
    closed = start("");
    open = start(ALLOWED + ", http://localhost:3000");
  }

  @AfterAll
  static void end() {
    open.close();
    closed.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {ALLOWED, "http://localhost:3000"})
  void anAllowedPageMayAskAndCallAndReadOurHeaders(String origin) {
    ReceivedResponse preflight = preflight(open, "/predict", origin);
    ReceivedResponse answer = call(open, origin);

    assertThat(preflight.status()).isEqualTo(200);
    assertThat(preflight.header("Access-Control-Allow-Origin")).isEqualTo(origin);
    assertThat(preflight.header("Access-Control-Allow-Methods")).isEqualTo("POST");
    assertThat(preflight.header("Access-Control-Allow-Headers")).contains("Content-Type");
    answer.ok();
    assertThat(answer.header("Access-Control-Allow-Origin")).isEqualTo(origin);
    assertThat(answer.header("Vary")).isEqualTo("Origin");
    assertThat(Set.of(answer.header("Access-Control-Expose-Headers").split(", ")))
        .contains("X-Request-Id", "Model-Name", "Model-Sha256", "Start", "Server-Timing");
  }

  @Test
  void anAllowedPageReadsErrorsAndTheDescriptionToo() {
    ReceivedResponse description =
        open.send(open.request("/openapi.json").header("Origin", ALLOWED));

    assertThat(description.header("Access-Control-Allow-Origin")).isEqualTo(ALLOWED);
    assertThat(description.header("Vary")).isEqualTo("Accept-Encoding, Origin");
    assertThat(
            open.send(open.request("/nosuch").header("Origin", ALLOWED))
                .header("Access-Control-Allow-Origin"))
        .isEqualTo(ALLOWED);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://evil.example.com",
        "http://app.example.com",
        "https://app.example.com.evil.org",
        "https://APP.example.com",
        "null",
      })
  void anyOtherPageIsNotAllowed(String origin) {
    preflight(open, "/predict", origin).problem(405);
    assertThat(call(open, origin).headers().map()).doesNotContainKey("access-control-allow-origin");
    assertThat(call(open, origin).header("Vary")).isEqualTo("Origin");
  }

  @Test
  void byDefaultNobodyIsAllowed() {
    preflight(closed, "/predict", ALLOWED).problem(405);
    assertThat(call(closed, ALLOWED).headers().map().keySet())
        .noneMatch(name -> name.startsWith("access-control"))
        .doesNotContain("vary");
  }

  @Test
  void anOptionsThatIsNoQuestionIsA405() {
    open.send(open.request("/predict").method("OPTIONS", BodyPublishers.noBody())).problem(405);
    preflight(open, "/nosuch", ALLOWED).problem(404);
  }

  @Test
  void aStarAllowsAll() throws IOException {
    try (Front any = start("*")) {
      ReceivedResponse answer = call(any, "https://anybody.example.org");

      assertThat(answer.header("Access-Control-Allow-Origin")).isEqualTo("*");
      assertThat(answer.headers().map()).doesNotContainKey("vary");
      assertThat(preflight(any, "/predict", "null").status()).isEqualTo(200);
    }
  }

  private static Front start(String origins) throws IOException {
    return FrontEnd.underTest().start(Environment.of(Environment.CREDIT, "CORS_ORIGINS", origins));
  }

  private static ReceivedResponse preflight(Front front, String path, String origin) {
    return front.send(
        front
            .request(path)
            .header("Origin", origin)
            .header("Access-Control-Request-Method", "POST")
            .header("Access-Control-Request-Headers", "content-type")
            .method("OPTIONS", BodyPublishers.noBody()));
  }

  private static ReceivedResponse call(Front front, String origin) {
    return front.send(
        front
            .request("/predict")
            .header("Origin", origin)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(ROW)));
  }
}
