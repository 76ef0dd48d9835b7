package dev.knativepredict.function.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** RFC 9112 by its letter: behind what breaks it, nothing is answered any more. */
class GrammarTest extends OnTheWire {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "GET  /echo HTTP/1.1\r\nHost: it\r\n\r\n",
        "GET /echo  HTTP/1.1\r\nHost: it\r\n\r\n",
        "GET\t/echo HTTP/1.1\r\nHost: it\r\n\r\n",
        "GET /echo HTTP/1.1 \r\nHost: it\r\n\r\n",
        "GET /echo http/1.1\r\nHost: it\r\n\r\n",
        "GET /echo HTTP/1.-1\r\nHost: it\r\n\r\n",
        "GET /echo HTTP/1.1\nHost: it\n\n",
        "GET /echo\r\n\r\n",
        "GET /\u00e9cho HTTP/1.1\r\nHost: it\r\n\r\n",
        "G@T /echo HTTP/1.1\r\nHost: it\r\n\r\n",
        " GET /echo HTTP/1.1\r\nHost: it\r\n\r\n",
        "GET /echo HTTP/1.1\r\nHost: it\r\nHost: it\r\n\r\n",
        "GET /echo HTTP/1.1\r\nHost: a b\r\n\r\n",
        "GET /echo HTTP/1.1\r\nHost: a,b\r\n\r\n",
        "GET /echo HTTP/1.1\r\nHost: a/b\r\n\r\n",
        "GET /echo HTTP/1.1\r\nHost: me@it\r\n\r\n",
        "GET /echo HTTP/1.1\r\nHost: it:99999\r\n\r\n",
        "GET /echo HTTP/1.1\r\nHost: it:+1\r\n\r\n",
        "GET /echo HTTP/1.1\r\nHost: :80\r\n\r\n",
        "GET /echo HTTP/1.1\r\nHost:\r\n\r\n",
        "GET /echo HTTP/1.1\r\nHost : it\r\n\r\n",
        "GET /echo HTTP/1.1\r\nHost: it\r\n: x\r\n\r\n",
        "GET /echo HTTP/1.1\r\nHost: it\r\nA b: x\r\n\r\n",
        "GET /echo HTTP/1.1\r\nHost: it\r\nA: x\r\n folded\r\n\r\n",
        "GET /echo HTTP/1.1\r\n Host: it\r\n\r\n",
        "GET /echo HTTP/1.1\r\nHost: it\r\nA: x\0y\r\n\r\n",
        "GET /echo HTTP/1.1\r\nHost: it\r\nA: x\ry\r\n\r\n",
        "GET /echo HTTP/1.1\r\nHost: it\r\nA: x\ny: z\r\n\r\n",
        "POST /echo HTTP/1.1\r\nHost: it\r\nContent-Length: +2\r\n\r\nhi",
        "POST /echo HTTP/1.1\r\nHost: it\r\nContent-Length: 2, 2\r\n\r\nhi",
        "POST /echo HTTP/1.1\r\nHost: it\r\nContent-Length: 2\r\nContent-Length: 2\r\n\r\nhi",
        "POST /echo HTTP/1.1\r\nHost: it\r\nContent-Length:\r\n\r\nhi",
        "POST /echo HTTP/1.1\r\nHost: it\r\nContent-Length: 2\r\nTransfer-Encoding: chunked\r\n\r\n",
        "POST /echo HTTP/1.1\r\nHost: it\r\nTransfer-Encoding : chunked\r\n\r\n0\r\n\r\n",
        "POST /echo HTTP/1.1\r\nHost: it\r\nTransfer-Encoding: chunked, chunked\r\n\r\n0\r\n\r\n",
        "POST /echo HTTP/1.0\r\nHost: it\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
      })
  void aHeadThatBreaksTheRulesIsA400(String bytes) throws IOException {
    assertOneAnswer("400", exchange(bytes + ECHO));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "+2\r\nhi\r\n0\r\n\r\n",
        "-2\r\nhi\r\n0\r\n\r\n",
        "0x2\r\nhi\r\n0\r\n\r\n",
        "2 \r\nhi\r\n0\r\n\r\n",
        "\r\nhi\r\n0\r\n\r\n",
        "fffffffffffffffff\r\nhi\r\n0\r\n\r\n",
        "2\nhi\r\n0\r\n\r\n",
        "2\r\nhi0\r\n\r\n",
        "2\r\nhi\r\n\r\n",
        "2\r\nhi\r\n0\r\nno colon\r\n\r\n",
        "2\r\nhi\r\n0\r\na: x\0\r\n\r\n",
        "2\r\nhi\r\n0\r\n folded: x\r\n\r\n",
        "2\r\nhi\r\n0\r\nA: x\n\r\n",
      })
  void aBodyThatBreaksTheRulesIsA400(String chunks) throws IOException {
    assertOneAnswer("400", exchange(CHUNKED + chunks + ECHO));
  }

  @Test
  void trailersThatAreTooManyOrTooLongAreA400() throws IOException {
    String many = "A: x\r\n".repeat(101);
    String longOne = "A: " + "x".repeat(9_000) + "\r\n";

    assertOneAnswer("400", exchange(CHUNKED + "0\r\n" + many + "\r\n" + ECHO));
    assertOneAnswer("400", exchange(CHUNKED + "0\r\n" + longOne + "\r\n" + ECHO));
  }

  @ParameterizedTest
  @ValueSource(strings = {"HTTP/2.0", "HTTP/3.0", "HTTP/1.2", "HTTP/0.9"})
  void anotherVersionIsA505(String version) throws IOException {
    assertOneAnswer("505", exchange("GET /echo " + version + "\r\nHost: it\r\n\r\n" + ECHO));
  }

  @ParameterizedTest
  @ValueSource(strings = {"zip", "gzip, chunked", "identity", "xchunked"})
  void anUnknownTransferCodingIsA501(String coding) throws IOException {
    assertOneAnswer("501", exchange(CHUNKED.replace("chunked", coding) + "0\r\n\r\n" + ECHO));
  }

  @Test
  void aHeadThatIsTooLongIsA431() throws IOException {
    String lines = ("X: " + "x".repeat(4_000) + "\r\n").repeat(9);

    assertOneAnswer("431", exchange("GET /echo HTTP/1.1\r\nHost: it\r\n" + lines + "\r\n" + ECHO));
  }

  @Test
  void nobodyIsAskedForABodyThatIsNotWanted() throws IOException {
    String expecting = ECHO.replace("Host: it", "Host: it\r\nExpect: 100-continue");

    assertOneAnswer("404", exchange(expecting.replace("/echo", "/other")));
  }

  @Test
  void anUnknownExpectationIsA417() throws IOException {
    assertOneAnswer("417", exchange(ECHO.replace("Host: it", "Host: it\r\nExpect: tea") + ECHO));
  }

  @ParameterizedTest
  @ValueSource(strings = {"it", "it:80", "it:", "10.0.0.1:80", "[::1]:80", "a-b.c_d~e"})
  void aHostIsANameOrAnAddress(String host) throws IOException {
    String request = ECHO.replace("Host: it", "Connection: close\r\nHost: " + host);

    assertOneAnswer("200", exchange(request));
  }

  private static void assertOneAnswer(String status, String answer) {
    assertThat(answer).startsWith("HTTP/1.1 " + status).contains("Connection: close");
    assertThat(answer.split("HTTP/1.1 ", -1)).as(answer).hasSize(2);
    assertThat(answer).doesNotContain("Exception");
  }
}
