package dev.knativepredict.function.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What docs/web.md lists: where Tomcat differs from the thin edge. */
class DifferencesTest {

  private static Front front;

  @BeforeAll
  static void start() throws IOException {
    front = FrontEnd.underTest().start(Environment.of(Environment.CREDIT));
  }

  @AfterAll
  static void end() {
    front.close();
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

  @Test
  void whatTomcatCantReadIsCounted() throws IOException {
    double before = malformed();

    front.raw("nonsense\r\n\r\n");
    front.raw("GET /%zz HTTP/1.1\r\nHost: it\r\nConnection: close\r\n\r\n");
    front.raw("GET / HTTP/1.1\r\nConnection: close\r\n\r\n");

    assertThat(malformed() - before).isEqualTo(3);
  }

  private static double malformed() {
    String metrics = "";
    while (metrics.isEmpty()) {
      metrics = front.management("/metrics").body();
    }
    String line =
        metrics
            .lines()
            .filter(l -> l.startsWith("http_errors_total") && l.contains("malformed_request"))
            .findFirst()
            .orElseThrow();
    return Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1));
  }

  @ParameterizedTest
  @ValueSource(strings = {"GET  /livez HTTP/1.1", "GET\t/livez \tHTTP/1.1"})
  void anySpacesMayBeBetweenTheWordsOfARequestLine(String line) throws IOException {
    assertThat(front.raw(line + "\r\nHost: it\r\nConnection: close\r\n\r\n"))
        .startsWith("HTTP/1.1 200 ");
  }

  @Test
  void chunksBesideALengthAreReadAndNothingAfterThem() throws IOException {
    String head = "POST /predict HTTP/1.1\r\nHost: it\r\nContent-Type: application/json\r\n";
    String chunks = "1b\r\n{\"features\":[50000,35,720]}\r\n0\r\n\r\n";

    String response =
        front.raw(
            head
                + "Content-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n"
                + chunks
                + "GET /livez HTTP/1.1\r\nHost: it\r\n\r\n");

    assertThat(response).startsWith("HTTP/1.1 200 ").containsOnlyOnce("HTTP/1.1");
  }

  @Test
  void aRequestWithoutAVersionIsRefusedWithoutAHead() throws IOException {
    assertThat(front.raw("GET /livez\r\n\r\n")).startsWith("{").contains("malformed-request");
  }
}
