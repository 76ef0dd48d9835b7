package dev.knativepredict.function.server;

import dev.knativepredict.function.edge.Edge;
import dev.knativepredict.function.edge.Problems;
import dev.knativepredict.function.edge.Route;
import dev.knativepredict.function.json.Json;
import dev.knativepredict.function.settings.Settings;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;

/** A server that sends bodies back, and sockets to it. */
abstract class OnTheWire {

  static final String ECHO = "POST /echo HTTP/1.1\r\nHost: it\r\nContent-Length: 2\r\n\r\nhi";

  static final String CHUNKED =
      "POST /echo HTTP/1.1\r\nHost: it\r\nTransfer-Encoding: chunked\r\n\r\n";

  Server server = start(Map.of());

  static Server start(Map<String, String> settings) {
    Problems errors = new Problems(new Json(16));
    Edge edge = new Edge(List.of(Route.of("/echo", new Echo(), errors)), errors);
    try {
      return Server.start(
          new Port("PORT", 0),
          edge,
          () -> Map.of("Model-Name", "none"),
          Settings.from(settings).limits());
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  /** Starts again, with settings. */
  void restart(Map<String, String> settings) {
    server.drain(0);
    server = start(settings);
  }

  @AfterEach
  void end() {
    server.drain(0);
  }

  String exchange(String bytes) throws IOException {
    try (Socket caller = call()) {
      send(caller, bytes);
      return read(caller);
    }
  }

  Socket call() throws IOException {
    Socket socket = new Socket("localhost", server.port());
    socket.setSoTimeout(10_000);
    return socket;
  }

  static void send(Socket caller, String bytes) throws IOException {
    caller.getOutputStream().write(bytes.getBytes(StandardCharsets.ISO_8859_1));
  }

  static String read(Socket caller) throws IOException {
    return new String(caller.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
  }
}
