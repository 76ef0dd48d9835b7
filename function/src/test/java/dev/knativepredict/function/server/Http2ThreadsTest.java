package dev.knativepredict.function.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.knativepredict.function.contract.attack.Frames;
import dev.knativepredict.function.edge.Edge;
import dev.knativepredict.function.edge.Endpoint;
import dev.knativepredict.function.edge.Problems;
import dev.knativepredict.function.edge.Request;
import dev.knativepredict.function.edge.Response;
import dev.knativepredict.function.edge.Route;
import dev.knativepredict.function.json.Json;
import dev.knativepredict.function.settings.Settings;
import java.io.IOException;
import java.net.Socket;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

/** Requests of one connection do not wait for each other. */
class Http2ThreadsTest {

  private static final int SLOW = 90;

  private final CountDownLatch end = new CountDownLatch(1);

  @Test
  void neitherRequestsNorAnswersWaitForRequestsThatTakeLong() throws IOException {
    Problems errors = new Problems(new Json(16));
    Edge edge =
        new Edge(
            List.of(Route.of("/slow", new Slow(), errors), Route.of("/echo", new Echo(), errors)),
            errors);
    Server server =
        Server.start(new Port("PORT", 0), edge, Map::of, Settings.from(Map.of()).limits());
    try (Socket socket = new Socket("localhost", server.port());
        Http2Caller caller = new Http2Caller(socket)) {
      socket.setSoTimeout(10_000);
      caller.begin();
      caller.write(all());

      assertThat(caller.answers(2)).containsOnlyKeys(1, 2 * SLOW + 3);
      caller.post(2 * SLOW + 5, "/echo", "");
      assertThat(caller.answers(1)).containsOnlyKeys(2 * SLOW + 5);
      end.countDown();
      assertThat(caller.answers(SLOW)).hasSize(SLOW);
    } finally {
      server.drain(0);
    }
  }

  /** A request that is answered at once, then those that are not, then another one. */
  private static byte[] all() {
    byte[][] requests = new byte[SLOW + 2][];
    for (int i = 0; i < requests.length; i++) {
      requests[i] = request(2 * i + 1, i == 0 || i > SLOW ? "/echo" : "/slow");
    }
    return Frames.join(requests);
  }

  private static byte[] request(int stream, String path) {
    int flags = Frames.END_HEADERS | Frames.END_STREAM;
    return Http2Caller.head(stream, flags, ":path", path, ":authority", "it");
  }

  private final class Slow implements Endpoint {

    @Override
    public Set<String> methods() {
      return Set.of("POST");
    }

    @Override
    public Response answer(Request request) throws IOException {
      try {
        end.await();
      } catch (InterruptedException e) {
        throw new IOException(e);
      }
      return Response.json(200, new byte[0]);
    }
  }
}
