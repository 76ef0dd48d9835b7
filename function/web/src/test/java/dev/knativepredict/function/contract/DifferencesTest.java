package dev.knativepredict.function.contract;

import static java.nio.charset.StandardCharsets.UTF_16LE;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** What docs/web.md lists: where spring-cloud-function-web and Tomcat differ from the thin edge. */
class DifferencesTest {

  private static Front front;

  @BeforeAll
  static void start() throws IOException {
    front =
        FrontEnd.underTest()
            .start(Environment.of(Environment.CREDIT, "FUNCTIONS", WebFunctions.class.getName()));
  }

  @AfterAll
  static void end() {
    front.close();
  }

  @Test
  void aFunctionThatReturnsNullIsA500() {
    front.post("/nothing", "1").problem(500);
  }

  @Test
  void anElementOfAStreamThatFailsIsLeftOut() {
    assertThat(front.post("/divide", "[1,0,2]").ok()).hasToString("[100,50]");
  }

  @Test
  void aStreamThatEndsAtItsFirstFailureIsA500AsOnTheEdge() {
    assertThat(front.post("/divideOrFail", "[1,2]").ok()).hasToString("[100,50]");
    front.post("/divideOrFail", "[1,0,2]").problem(500);
  }

  @Test
  void aFunctionOfObjectGetsTheTextOfItsBody() {
    assertThat(front.post("/kind", "{\"x\":1}").ok().stringValue()).isEqualTo("String {\"x\":1}");
  }

  @Test
  void aFunctionOfBytesGetsTheBytesOfTheDecodedText() {
    assertThat(front.post("/length", "\"aGVsbG8=\"").ok()).hasToString("10");
  }

  @Test
  void aFunctionOfAnArrayGetsTheWholeListAsOnTheEdge() {
    assertThat(front.post("/sum", "[1,2,3]").ok()).hasToString("6");
    front.post("/sum", "[1,\"a\"]").problem(400);
  }

  @Test
  void headersOfAMessageAreHeadersOfTheResponseAndNoneCameFromTheCaller() {
    ReceivedResponse answer =
        front.send(
            front
                .request("/headers")
                .header("Content-Type", "application/json")
                .header("X-Secret", "s3cr3t")
                .POST(BodyPublishers.ofString("7")));

    assertThat(answer.header("X-ReceivedResponse")).isEqualTo("7");
    assertThat(answer.ok().stringValue()).doesNotContainIgnoringCase("secret");
  }

  @Test
  void aBodyMustBeUtf8() {
    byte[] body = "{\"features\":[50000,35,720]}".getBytes(UTF_16LE);

    JsonNode problem = front.post("/predict", body).problem(400);

    assertThat(problem.at("/violations/0/detail").stringValue()).isEqualTo("The body is not UTF-8");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "GET /%zz HTTP/1.1\r\nHost: it\r\n",
        "GET /%00 HTTP/1.1\r\nHost: it\r\n",
        "GET /../predict HTTP/1.1\r\nHost: it\r\n",
        "GET http://elsewhere/ HTTP/1.1\r\nHost: it\r\n",
        "GET / HTTP/1.1\r\n",
        "GET / HTTP/1.1\r\nHost: it\r\nX: LONG\r\n",
      })
  void whatTomcatCantReadIsAnsweredByTomcatWithAPage(String head) throws IOException {
    String response =
        front.raw(head.replace("LONG", "x".repeat(9_000)) + "Connection: close\r\n\r\n");

    assertThat(response).startsWith("HTTP/1.1 400 ").doesNotContain("Model-Name");
    assertThat(response).contains("text/html").doesNotContain("Exception", "\tat ", "Tomcat");
  }
}
