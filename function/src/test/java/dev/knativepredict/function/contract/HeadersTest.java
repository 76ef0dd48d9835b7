package dev.knativepredict.function.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.knativepredict.manifest.ModelDirectory;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class HeadersTest {

  private static final String ROW = "{\"features\":[50000,35,720]}";

  private Front front;

  @BeforeEach
  void start() throws IOException {
    front =
        FrontEnd.underTest()
            .start(
                Environment.of(
                    Environment.CREDIT,
                    "K_REVISION",
                    "predict-0123456-abcdef",
                    "FUNCTIONS",
                    UserFunctions.class.getName()));
  }

  @AfterEach
  void end() {
    front.close();
  }

  @Test
  void everyAnswerSaysWhoMadeIt() {
    for (ReceivedResponse answer : everyKindOfAnswer()) {
      assertThat(answer.header("Model-Name")).isEqualTo("credit");
      assertThat(answer.header("Model-Version")).isEqualTo("1");
      assertThat(answer.header("Model-Sha256"))
          .isEqualTo(ModelDirectory.open(Environment.CREDIT).manifest().modelSha256().hex());
      assertThat(answer.header("Revision")).isEqualTo("predict-0123456-abcdef");
      assertThat(answer.header("Start")).isIn("cold", "warm");
    }
  }

  @Test
  void withoutARevisionNoneIsSaid() throws IOException {
    try (Front local = FrontEnd.underTest().start(Environment.of(Environment.CREDIT))) {
      assertThat(local.predict(ROW).headers().firstValue("Revision")).isEmpty();
      assertThat(local.get("/").ok().get("revision").stringValue()).isEmpty();
    }
  }

  @Test
  void answersAreColdUntilTheFirstPredictionIsAnswered() {
    assertThat(front.get("/").header("Start")).isEqualTo("cold");
    assertThat(front.get("/readyz").header("Start")).isEqualTo("cold");
    assertThat(front.predict("{}").header("Start")).isEqualTo("cold");
    assertThat(front.predict(ROW).header("Start")).isEqualTo("cold");
    assertThat(front.predict(ROW).header("Start")).isEqualTo("warm");
    assertThat(front.get("/").header("Start")).isEqualTo("warm");
  }

  @Test
  void noHeaderOfARequestComesBack() {
    for (ReceivedResponse answer : everyKindOfAnswer()) {
      assertThat(answer.headers().map().toString() + answer.body())
          .doesNotContain("Bearer", "hunter2", "s3cr3t", "Robot")
          .doesNotContainIgnoringCase("authorization", "cookie", "x-secret", "user-agent");
    }
  }

  @Test
  void anAnswerHasNoOtherHeaders() {
    for (ReceivedResponse answer : everyKindOfAnswer()) {
      assertThat(answer.headers().map().keySet())
          .isSubsetOf(
              "accept",
              "accept-encoding",
              "allow",
              "cache-control",
              "connection",
              "content-length",
              "content-security-policy",
              "content-type",
              "date",
              "etag",
              "keep-alive",
              "model-name",
              "model-sha256",
              "model-version",
              "referrer-policy",
              "retry-after",
              "revision",
              "server-timing",
              "start-wait",
              "start",
              "vary",
              "x-content-type-options",
              "x-request-id");
    }
  }

  private List<ReceivedResponse> everyKindOfAnswer() {
    return List.of(
        send("POST", "/predict", ROW),
        send("POST", "/predict", "{}"),
        send("POST", "/predict", "nonsense"),
        send("PUT", "/predict", ROW),
        send("POST", "/nosuch", ROW),
        send("GET", "/", ""),
        send("GET", "/docs", ""),
        send("GET", "/readyz", ""),
        send("POST", "/mirror", "{\"x\":1,\"y\":2}"),
        send("POST", "/remember", "{\"x\":1,\"y\":2}"),
        send("POST", "/message", "{\"x\":1,\"y\":2}"),
        send("POST", "/stream", "[{\"x\":1,\"y\":2}]"),
        send("POST", "/fail", "{\"x\":1,\"y\":2}"),
        send("GET", "/recall", ""),
        front.send(
            withSecrets("/predict")
                .header("Content-Type", "text/s3cr3t")
                .POST(BodyPublishers.ofString(ROW))));
  }

  private ReceivedResponse send(String method, String path, String body) {
    return front.send(
        withSecrets(path)
            .header("Content-Type", "application/json")
            .method(method, BodyPublishers.ofString(body)));
  }

  private HttpRequest.Builder withSecrets(String path) {
    return front
        .request(path)
        .header("Authorization", "Bearer hunter2")
        .header("Cookie", "session=hunter2")
        .header("X-Secret", "s3cr3t")
        .header("ce-id", "s3cr3t")
        .header("User-Agent", "Robot")
        .header("Accept", "application/s3cr3t, text/event-stream");
  }
}
