package dev.knativepredict.function.server;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.knativepredict.function.edge.Cors;
import dev.knativepredict.function.edge.Edge;
import dev.knativepredict.function.edge.IncomingRequest;
import dev.knativepredict.function.edge.Problems;
import dev.knativepredict.function.edge.RequestContext;
import dev.knativepredict.function.edge.RequestObserver;
import dev.knativepredict.function.edge.Response;
import dev.knativepredict.function.json.Json;
import dev.knativepredict.function.server.StrictReading.Received;
import dev.knativepredict.function.settings.Settings;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever comes in whatever packets: only requests that the strict reading finds are answered. */
class Http1FuzzTest {

  private static final String HEAD = "POST /x HTTP/1.1\r\nHost: it\r\n";
  private static final Problems ERRORS = new Problems(new Json(16));
  private static final Pattern STATUS = Pattern.compile("HTTP/1\\.1 ([0-9]{3}) ");

  /** Reads every body, and answers 404. */
  private static final class Recorder implements RequestObserver {

    final List<Received> requests = new ArrayList<>();

    @Override
    public void answered(RequestContext context, Response response) {
      IncomingRequest request = context.request();
      if (request != null) {
        String host = Objects.requireNonNullElse(request.headers().first("Host"), "");
        requests.add(
            new Received(
                request.method(), request.path(), request.protocol(), host, body(request)));
      }
    }

    private static @Nullable String body(IncomingRequest request) {
      try {
        return new String(request.body().readAllBytes(), ISO_8859_1);
      } catch (IOException e) {
        return null;
      }
    }
  }

  static Stream<byte[]> seeds() {
    return Stream.of(
            "GET /a?b HTTP/1.1\r\nHost: it\r\n\r\n"
                + HEAD
                + "Content-Length: 2\r\n\r\nhi"
                + HEAD
                + "\r\n",
            HEAD
                + "Transfer-Encoding: chunked\r\n\r\n2;x=y\r\nhi\r\n0\r\nA: b\r\n\r\n"
                + HEAD
                + "\r\n",
            HEAD + "Transfer-Encoding: chunked\r\n\r\n+2\r\nhi\r\n0\r\n\r\n" + HEAD + "\r\n",
            HEAD + "Transfer-Encoding: zip, chunked\r\n\r\n0\r\n\r\n",
            HEAD + "Transfer-Encoding: chunked\r\nContent-Length: 2\r\n\r\n0\r\n\r\n",
            HEAD + "Content-Length: 2\r\nContent-Length: 2\r\n\r\nhi",
            HEAD
                + "Expect: 100-continue\r\nContent-Length: 2\r\n\r\nhi"
                + HEAD
                + "Expect: tea\r\n\r\n",
            HEAD + "Connection: close\r\n\r\n" + HEAD + "\r\n",
            "GET / HTTP/1.0\r\n\r\n" + HEAD + "\r\n",
            "GET / HTTP/1.0\r\nConnection: x, keep-alive\r\n\r\n" + HEAD + "\r\n",
            "GET http://it:80/x HTTP/1.1\r\nHost: it:80\r\n\r\n",
            "\r\n\r\nHEAD / HTTP/1.1\r\nHost:\tit \r\nA: x\0y\r\n\r\n",
            "PRI * HTTP/2.0\r\n\r\nXM\r\n\r\n" + HEAD + "\r\n",
            HEAD + " folded: x\r\n\r\n" + HEAD + "\r\n",
            HEAD + "A : x\r\n\r\n" + HEAD + "\r\n",
            HEAD + "A: x\n\r\n" + HEAD + "\r\n")
        .map(text -> text.getBytes(ISO_8859_1));
  }

  @MethodSource("seeds")
  @FuzzTest
  void onlyWhatTheGrammarAllowsIsARequest(byte[] bytes) throws IOException {
    if (Preface.is(Arrays.copyOf(bytes, 24))) {
      return;
    }
    List<Received> expected = StrictReading.of(bytes);
    for (int packet : new int[] {1, 7, bytes.length + 1}) {
      MemorySocket socket = new MemorySocket(bytes, packet);
      assertThat(requests(socket)).as("in packets of %d", packet).isEqualTo(expected);
      assertAnswers(socket.answer(), expected.size());
    }
  }

  private static List<Received> requests(MemorySocket socket) throws IOException {
    Recorder recorder = new Recorder();
    Answering answering =
        new Answering(
            new Edge(List.of(), ERRORS, recorder, Cors.OFF),
            Map::of,
            Settings.from(Map.of()).limits());
    try {
      new Connection(socket, answering, Runnable::run).run();
    } catch (CutOff e) {
      // The bytes have ended in the middle of a head.
    }
    assertThat(answering.heldBytes().held()).isZero();
    return recorder.requests;
  }

  /** One for each request, and one more if what follows is none. */
  private static void assertAnswers(String answer, int requests) {
    List<Integer> statuses =
        STATUS
            .matcher(answer)
            .results()
            .map(m -> Integer.parseInt(m.group(1)))
            .filter(status -> status != 100)
            .toList();
    assertThat(statuses).hasSizeBetween(requests, requests + 1);
    assertThat(statuses.subList(0, requests)).allMatch(status -> status == 404);
    assertThat(statuses.subList(requests, statuses.size()))
        .allMatch(List.of(400, 417, 431, 501, 505)::contains);
  }
}
