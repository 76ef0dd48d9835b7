package dev.knativepredict.release.evidence;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** Answers as MLflow does, over real HTTP, for as much of its registry as is asked for. */
public final class FakeTrackingServer implements AutoCloseable {

  public static final String DESCRIPTION = "flavors: {onnx: {data: model.onnx}}\n";

  private final HttpServer server;
  private final Map<String, String> versions = new ConcurrentHashMap<>();
  private final List<String> authorizations = new CopyOnWriteArrayList<>();
  private volatile String champion = "";
  private volatile int broken;

  public FakeTrackingServer() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::answer);
    server.start();
  }

  /** A version of the model {@code even}, with one tag. */
  public FakeTrackingServer version(String number, String run, String tag, String value) {
    versions.put(
        number,
        """
        {"name": "even", "version": "%s", "run_id": "%s", "tags": [{"key": "sealed_as", "value": "even/1"},
         {"key": "%s", "value": "%s"}]}
        """
            .formatted(number, run, tag, value));
    return this;
  }

  /** The number of the version that the alias {@code champion} is on. */
  public void champion(String number) {
    champion = number;
  }

  /** It answers everything with this status, as a proxy in front of it does. */
  public void broken(int status) {
    broken = status;
  }

  /** What it was sent as {@code Authorization}. */
  public List<String> authorizations() {
    return List.copyOf(authorizations);
  }

  public URI url() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  private void answer(HttpExchange exchange) throws IOException {
    authorizations.add(String.valueOf(exchange.getRequestHeaders().getFirst("Authorization")));
    URI asked = exchange.getRequestURI();
    String number = asked.getQuery().replaceFirst(".*version=(\\d+).*", "$1");
    if (broken != 0) {
      send(exchange, broken, "<html>");
    } else if (asked.getPath().equals("/api/2.0/mlflow/model-versions/search")) {
      send(exchange, 200, page(asked.getQuery().contains("page_token=2")));
    } else if (asked.getPath().equals("/api/2.0/mlflow/registered-models/alias")) {
      sendChampion(exchange);
    } else if (!versions.containsKey(number)) {
      send(exchange, 404, "{\"error_code\": \"RESOURCE_DOES_NOT_EXIST\", \"message\": \"none\"}");
    } else if (asked.getPath().equals("/model-versions/get-artifact")) {
      send(exchange, 200, DESCRIPTION);
    } else {
      send(exchange, 200, "{\"model_version\": %s}".formatted(versions.get(number)));
    }
  }

  private void sendChampion(HttpExchange exchange) throws IOException {
    if (champion.isEmpty()) {
      send(
          exchange,
          400,
          "{\"error_code\": \"INVALID_PARAMETER_VALUE\", \"message\": \"no alias\"}");
    } else {
      send(exchange, 200, "{\"model_version\": %s}".formatted(versions.get(champion)));
    }
  }

  /** The first page is empty: the search looks on. */
  private String page(boolean second) {
    return second
        ? "{\"model_versions\": [%s]}".formatted(String.join(",", versions.values()))
        : "{\"model_versions\": [], \"next_page_token\": \"2\"}";
  }

  private static void send(HttpExchange exchange, int status, String body) throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
