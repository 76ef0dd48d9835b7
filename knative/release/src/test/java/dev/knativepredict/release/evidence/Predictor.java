package dev.knativepredict.release.evidence;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.knativepredict.release.time.Time;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.function.IntUnaryOperator;

/**
 * A server that keeps the function's promises, over real HTTP: it says who it is, and whether a
 * number is even.
 */
final class Predictor implements AutoCloseable {

  static final String SHA256 = "a".repeat(64);

  private final HttpServer server;
  private volatile String breaking = "";

  /**
   * Starts it.
   *
   * @param opinion what it makes of a number
   * @param status of each prediction
   * @param millis that a prediction takes
   */
  Predictor(String revision, IntUnaryOperator opinion, int status, int millis) throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext(
        "/",
        exchange -> {
          exchange.getResponseHeaders().add("Revision", revision);
          String path = exchange.getRequestURI().getPath();
          if (exchange.getRequestMethod().equals("POST")) {
            Time.SYSTEM.sleep(Duration.ofMillis(millis));
            String body =
                new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            boolean broken = !breaking.isEmpty() && body.contains(breaking);
            answer(exchange, broken ? 500 : status, OddModel.answer(body, opinion));
          } else if (path.equals("/openapi.json")) {
            answer(exchange, 200, OddModel.OPENAPI);
          } else {
            answer(exchange, 200, "{\"model\":\"even\",\"sha256\":\"%s\"}".formatted(SHA256));
          }
        });
    server.start();
  }

  /** Fails each request whose body has this text. */
  Predictor breaking(String text) {
    breaking = text;
    return this;
  }

  private static void answer(HttpExchange exchange, int status, String json) throws IOException {
    byte[] body = json.getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(status, body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }

  URI url() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
