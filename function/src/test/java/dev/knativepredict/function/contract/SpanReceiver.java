package dev.knativepredict.function.contract;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Takes the place of a collector: keeps the requests as they come. */
final class SpanReceiver implements AutoCloseable {

  /** One request; its body is protobuf, in which names and texts are readable. */
  record Received(String path, String contentType, String key, String body) {}

  private final List<Received> received = new CopyOnWriteArrayList<>();
  private final HttpServer server;

  SpanReceiver() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::receive);
    server.start();
  }

  private void receive(HttpExchange exchange) throws IOException {
    String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.ISO_8859_1);
    var headers = exchange.getRequestHeaders();
    received.add(
        new Received(
            exchange.getRequestURI().getPath(),
            String.valueOf(headers.getFirst("Content-Type")),
            String.valueOf(headers.getFirst("Key")),
            body));
    exchange.getResponseHeaders().add("Content-Type", "application/x-protobuf");
    exchange.sendResponseHeaders(200, -1);
    exchange.close();
  }

  String endpoint() {
    return "http://localhost:" + server.getAddress().getPort();
  }

  List<Received> received() {
    return received;
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
