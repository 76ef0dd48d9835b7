package dev.knativepredict.function.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** HTTP as it is on the wire, where a client's library would be too polite. */
class ServerTest extends OnTheWire {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "nonsense\r\n\r\n",
        "GET /echo HTTP/1.1\r\n\r\n",
        "POST /echo HTTP/1.1\r\nHost: it\r\nContent-Length: two\r\n\r\nhi",
        "POST /echo HTTP/1.1\r\nHost: it\r\nContent-Length: -2\r\n\r\nhi",
        "POST /echo HTTP/1.1\r\nHost: it\r\nTransfer-Encoding: chunked\r\n\r\nnone\r\n",
        "POST /echo HTTP/1.1\r\nHost: it\r\nContent-Length: 2\r\nContent-Length: 3\r\n\r\nhi",
      })
  void whatIsNotHttpIsA400AndTheEnd(String bytes) throws IOException {
    String answer = exchange(bytes);

    assertThat(answer)
        .startsWith("HTTP/1.1 400 ")
        .contains("Model-Name: none", "Connection: close");
    assertThat(answer)
        .contains("application/problem+json", "urn:knative-predict:malformed-request");
    assertThat(answer).doesNotContain("Exception");
  }

  @Test
  void aBodyThatIsCutOffIsA400() throws IOException {
    try (Socket caller = call()) {
      send(caller, "POST /echo HTTP/1.1\r\nHost: it\r\nContent-Length: 5\r\n\r\nhi");
      caller.shutdownOutput();

      assertThat(read(caller)).startsWith("HTTP/1.1 400 ");
    }
  }

  @Test
  void aHeaderThatIsTooLongIsA431() throws IOException {
    String answer = exchange("GET /echo HTTP/1.1\r\nX: " + "x".repeat(9_000) + "\r\n\r\n");

    assertThat(answer).startsWith("HTTP/1.1 431 ").contains("8192 bytes");
  }

  @Test
  void tooManyHeadersAreA431() throws IOException {
    String answer = exchange("GET /echo HTTP/1.1\r\n" + "X: x\r\n".repeat(101) + "\r\n");

    assertThat(answer).startsWith("HTTP/1.1 431 ");
  }

  @Test
  void requestsThatComeAtOnceAreAnsweredInTheirOrder() throws IOException {
    String last = ECHO.replace("hi", "yo").replace("Host: it", "Host: it\r\nConnection: close");

    String answers = exchange(ECHO + last);

    assertThat(answers).contains("Connection: keep-alive", "\r\n\r\nhiHTTP/1.1 200 ");
    assertThat(answers).endsWith("\r\n\r\nyo");
  }

  @Test
  void aBodyInChunksIsRead() throws IOException {
    String head = "Connection: close\r\nTransfer-Encoding: chunked\r\n\r\n";
    String chunks = "1\r\nh\r\n1\r\ni\r\n0\r\n\r\n";

    assertThat(exchange("POST /echo HTTP/1.1\r\nHost: it\r\n" + head + chunks))
        .endsWith("\r\n\r\nhi");
  }

  @Test
  void aCallerWhoWantsToBeToldToGoOnIsTold() throws IOException {
    String head = "Host: it\r\nConnection: close\r\nExpect: 100-continue";

    assertThat(exchange(ECHO.replace("Host: it", head)))
        .startsWith("HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 200 ");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/echo?x=%7B", "http://it/echo", "HTTPS://it:80/echo?x"})
  void aPathIsFoundWithAQueryAndInAWholeUri(String path) throws IOException {
    String head = path + " HTTP/1.1\r\nConnection: close";

    assertThat(exchange(ECHO.replace("/echo HTTP/1.1", head))).startsWith("HTTP/1.1 200 ");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "//it/echo",
        "//echo",
        "/%65cho",
        "/echo/",
        "/./echo",
        "/%zz",
        "/a|b/echo",
        "it:/echo",
        "/x/../echo",
        "http://echo",
        "http://it//echo",
        "http:///echo",
        "http://me@it/echo",
        "http://it:99999/echo",
        "ftp://it/echo",
        "*",
        "echo"
      })
  void noOtherSpellingOfAPathIsServed(String path) throws IOException {
    String head = path + " HTTP/1.1\r\nConnection: close";

    assertThat(exchange(ECHO.replace("/echo HTTP/1.1", head))).startsWith("HTTP/1.1 404 ");
  }

  @Test
  void aHeadThatEndsBetweenItsLinesIsNoRequest() throws IOException {
    try (Socket caller = call()) {
      send(caller, "GET /echo HTTP/1.1\r\nHost: it\r\n");
      caller.shutdownOutput();

      assertThat(read(caller)).isEmpty();
    }
  }

  @Test
  void aLengthBeyondAllLimitsIsRefusedBeforeTheBodyComes() throws IOException {
    try (Socket caller = call()) {
      send(caller, ECHO.replace("Length: 2", "Length: 4294967298"));

      assertThat(caller.getInputStream().readNBytes(13)).asString().isEqualTo("HTTP/1.1 413 ");
    }
  }

  @Test
  void anAnswerThatIsKnownDoesNotWaitForTheBody() throws IOException {
    try (Socket caller = call()) {
      send(
          caller,
          ECHO.replace("/echo", "/other").replace("Length: 2\r\n\r\nhi", "Length: 9\r\n\r\n"));

      assertThat(caller.getInputStream().readNBytes(13)).asString().isEqualTo("HTTP/1.1 404 ");
      send(caller, "the body." + ECHO.replace("Host: it", "Host: it\r\nConnection: close"));
      assertThat(read(caller)).contains("Connection: keep-alive").endsWith("\r\n\r\nhi");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"2\r\nhi\r\n0\r\n\r\n", "x\r\n", "5\r\nhi", ""})
  void afterChunksThatNobodyReadsTheConnectionEnds(String chunks) throws IOException {
    String answer = exchange(CHUNKED.replace("/echo", "/other") + chunks + ECHO);

    assertThat(answer).startsWith("HTTP/1.1 404 ").contains("Connection: close");
    assertThat(answer.split("HTTP/1.1 ", -1)).hasSize(2);
  }

  @Test
  void theOlderHttpIsAnsweredOnce() throws IOException {
    String answer = exchange("POST /echo HTTP/1.0\r\nContent-Length: 2\r\n\r\nhi");

    assertThat(answer).startsWith("HTTP/1.1 200 ").contains("Connection: close").endsWith("hi");
  }
}
