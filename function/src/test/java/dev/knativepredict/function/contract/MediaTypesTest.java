package dev.knativepredict.function.contract;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MediaTypesTest {

  private static Front front;

  @BeforeAll
  static void start() throws IOException {
    front =
        FrontEnd.underTest()
            .start(
                Environment.of(Environment.CREDIT, "FUNCTIONS", MessageFunctions.class.getName()));
  }

  @AfterAll
  static void end() {
    front.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"text/plain", "TEXT/Plain; charset=UTF-8", "text/plain;charset=\"utf-8\"; a=b"})
  void aTextGoesInAndComesOutAsItIs(String type) {
    ReceivedResponse answer = send("/upper", type, "\"grüße\" [1]");

    assertText(answer, "\"GRÜSSE\" [1]");
  }

  @Test
  void jsonInIsJsonOut() {
    assertThat(front.post("/upper", "\"a\"").ok()).hasToString("\"A\"");
    assertThat(front.post("/reverse", "\"AQID\"").ok()).hasToString("\"AwIB\"");
    assertThat(front.post("/describe", "\"AQID\"").ok()).hasToString("\"3 bytes\"");
    assertThat(send("/upper", "application/cloudevents+json", "\"a\"").ok()).hasToString("\"A\"");
  }

  @Test
  void bytesGoInAndComeOutAsTheyAre() {
    for (String bytes : new String[] {"\u00ff\u0000[1", "[1]", "\"a\"", ""}) {
      ReceivedResponse answer =
          send("/reverse", "application/octet-stream", bytes.getBytes(ISO_8859_1));

      assertThat(answer.status()).isEqualTo(200);
      assertThat(answer.header("Content-Type")).isEqualTo("application/octet-stream");
      assertThat(answer.header("Content-Length")).isEqualTo(Integer.toString(bytes.length()));
    }
    assertThat(send("/reverse", "application/octet-stream", "]1[").body()).isEqualTo("[1]");
    assertThat(send("/same", "application/octet-stream", "[1]").body()).isEqualTo("[1]");
  }

  @Test
  void whateverIsNeitherTextNorBytesComesOutAsJson() {
    assertThat(send("/length", "text/plain", "four").ok()).hasToString("4");
    assertText(send("/describe", "application/octet-stream", "abc"), "3 bytes");
  }

  @Test
  void aMessageOfATextCanBeOneToo() {
    assertText(send("/set", "text/plain", "x"), "done");
  }

  @Test
  void anEmptyTextIsAText() {
    assertText(send("/upper", "text/plain", ""), "");
    front.post("/upper", "").problem(400);
  }

  @Test
  void aTextMustBeUtf8() {
    send("/upper", "text/plain", new byte[] {'a', (byte) 0xff}).problem(400);
    send("/upper", "text/plain; charset=ISO-8859-1", "a").problem(415);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "/upper   | application/x-www-form-urlencoded | application/json, text/plain",
        "/upper   | application/octet-stream          | application/json, text/plain",
        "/set     | text/html                         | application/json, text/plain",
        "/reverse | text/plain                        | application/json, application/octet-stream",
        "/texts   | text/plain                        | application/json",
        "/sum     | text/plain                        | application/json",
        "/kind    | text/plain                        | application/json",
        "/predict | text/plain                        | application/json",
      })
  void anyOtherTypeIsA415ThatNamesThoseThatAre(String path, String type, String accepted) {
    ReceivedResponse answer = send(path, type, "x");

    assertThat(answer.problem(415).get("detail").stringValue())
        .contains(accepted.replace(", ", " or "));
    assertThat(answer.header("Accept")).isEqualTo(accepted);
  }

  private static void assertText(ReceivedResponse answer, String text) {
    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    assertThat(answer.header("Content-Type")).isEqualTo("text/plain;charset=utf-8");
    assertThat(answer.body()).isEqualTo(text);
  }

  private static ReceivedResponse send(String path, String type, String body) {
    return send(path, type, body.getBytes(UTF_8));
  }

  private static ReceivedResponse send(String path, String type, byte[] body) {
    return front.send(
        front.request(path).header("Content-Type", type).POST(BodyPublishers.ofByteArray(body)));
  }
}
