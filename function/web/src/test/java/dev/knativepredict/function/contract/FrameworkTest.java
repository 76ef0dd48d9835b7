package dev.knativepredict.function.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A body goes through the framework to its function, and a result through it to the caller. */
class FrameworkTest {

  private static Front front;

  @BeforeAll
  static void start() throws IOException {
    front =
        FrontEnd.underTest()
            .start(
                Environment.of(
                    Environment.CREDIT,
                    "FUNCTIONS",
                    Watchers.class.getName(),
                    "REQUEST_HEADERS",
                    "X-Tenant",
                    "RESPONSE_HEADERS",
                    "X-Filter,X-Advice,X-Tenant,Caller-X-Tenant,Function"));
  }

  @AfterAll
  static void end() {
    front.close();
  }

  @Test
  void anAdviceChangesTheBodyBeforeItIsRead() {
    assertThat(front.post("/echo", "\"to the bean\"").ok()).hasToString("\"to the advice\"");
    assertThat(front.post("/count", "[\"bean\"]").ok()).hasToString("6");
    front.post("/echo", "bean").problem(400);
  }

  @Test
  void anAdviceSeesTheResultBeforeItIsWritten() {
    assertThat(front.post("/count", "[\"a\",\"bc\"]").header("X-Advice"))
        .isEqualTo("Envelope[value=3]");
  }

  @Test
  void aFilterSeesThePathOfTheFunctionAndNoHeaderByTheNameThatTheCallerGaveIt() {
    ReceivedResponse answer =
        front.send(
            front
                .request("/tenant?a=b")
                .header("Content-Type", "text/plain; charset=utf-8")
                .header("X-Tenant", "blue")
                .header("Authorization", "Bearer hunter2")
                .POST(BodyPublishers.ofString("hello")));

    assertThat(answer.body()).isEqualTo("blue");
    assertThat(answer.header("X-Filter"))
        .isEqualTo("POST /tenant [Accept, Caller-X-Tenant, Content-Type, contentType, Function]");
    assertThat(answer.headers().map())
        .doesNotContainKeys("x-tenant", "caller-x-tenant", "function");
  }

  @Test
  void aFilterCanAnswerItself() {
    for (String refused : new String[] {"/refused", "/away"}) {
      ReceivedResponse answer = front.get(refused);

      assertThat(answer.status()).isEqualTo(refused.equals("/away") ? 302 : 403);
      assertThat(answer.body()).isEmpty();
      assertThat(answer.header("Model-Name")).isEqualTo("credit");
      assertThat(answer.headers().map()).doesNotContainKeys("location");
    }
  }
}
