package dev.knativepredict.function.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RequestIdTest {

  private static final String TRACE = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";

  private static Front front;

  @BeforeAll
  static void start() throws IOException {
    front =
        FrontEnd.underTest()
            .start(
                Environment.of(Environment.CREDIT, "FUNCTIONS", RequestFunctions.class.getName()));
  }

  @AfterAll
  static void end() {
    front.close();
  }

  @ParameterizedTest
  @CsvSource({
    "POST,/predict,'{\"features\":[50000,35,720]}',200",
    "POST,/predict,{},400",
    "PUT,/predict,{},405",
    "GET,/nosuch,'',404",
    "GET,/readyz,'',200",
  })
  void theCallersIdComesBackWhateverTheAnswer(String method, String path, String body, int status) {
    ReceivedResponse answer =
        front.send(json(path).header("X-Request-Id", "a-1_b.c:d").method(method, body(body)));

    assertThat(answer.status()).isEqualTo(status);
    assertThat(answer.header("X-Request-Id")).isEqualTo("a-1_b.c:d");
  }

  @Test
  void withoutOneEveryRequestGetsItsOwn() {
    Set<String> ids = new HashSet<>();
    for (int i = 0; i < 100; i++) {
      ids.add(front.get("/livez").header("X-Request-Id"));
    }

    assertThat(ids).hasSize(100).allSatisfy(id -> assertThat(id).matches("[0-9a-f]{32}"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a b", "<script>", "a;b", "a\"b", "%0d%0a", "LONG"})
  void anIdThatIsNotSaneIsReplaced(String id) {
    String sent = id.replace("LONG", "x".repeat(129));

    assertThat(
            front.send(front.request("/livez").header("X-Request-Id", sent)).header("X-Request-Id"))
        .matches("[0-9a-f]{32}");
  }

  @Test
  void aFunctionCanAskWhichRequestItAnswers() {
    ReceivedResponse answer =
        front.send(
            json("/whoAsks")
                .header("X-Request-Id", "me")
                .header("traceparent", TRACE)
                .POST(body("\"\"")));

    assertThat(answer.ok().stringValue()).isEqualTo("me " + TRACE);
  }

  @Test
  @EdgeOnly("Tomcat answers what it can't read by itself")
  void whatIsNoRequestGetsAnIdToo() throws IOException {
    assertThat(front.raw("nonsense\r\n\r\n"))
        .startsWith("HTTP/1.1 400 ")
        .containsPattern("(?i)X-Request-Id: [0-9a-f]{32}\r\n");
  }

  private static HttpRequest.Builder json(String path) {
    return front.request(path).header("Content-Type", "application/json");
  }

  private static HttpRequest.BodyPublisher body(String text) {
    return BodyPublishers.ofString(text);
  }
}
