package dev.knativepredict.function.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Takes the place of GitHub's API, and keeps the rules of its {@code POST
 * /repos/{owner}/{repo}/dispatches}: a user agent (else 403), a token that may write (else 401), a
 * repository that exists (else 404), and JSON with an {@code event_type} of 1 to 100 characters and
 * a {@code client_payload} of at most 10 properties, if any (else 422; 400 if it is no JSON). The
 * answer is 204, without a body.
 */
final class WorkflowApi implements AutoCloseable {

  static final String TOKEN = "token-of-a-test";
  private static final String PATH = "/repos/owner/repository/dispatches";
  private static final int STARTED = 204;

  private final HttpServer server;
  private final List<String> events = new CopyOnWriteArrayList<>();
  private final Queue<Integer> failures = new ConcurrentLinkedQueue<>();

  WorkflowApi() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::answer);
    server.start();
  }

  /** Prints its address, and then each event that starts a workflow; until it is ended. */
  public static void main(String[] arguments) throws IOException {
    System.out.println(new WorkflowApi().address());
  }

  URI address() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + PATH);
  }

  /** How many workflows it has started. */
  int started() {
    return events.size();
  }

  /** The body by which it has started the last one. */
  String lastEvent() {
    return events.getLast();
  }

  /** The status of the next answer, whatever is asked. */
  void failWith(int status) {
    failures.add(status);
  }

  private void answer(HttpExchange exchange) throws IOException {
    byte[] body = exchange.getRequestBody().readAllBytes();
    Integer failure = failures.poll();
    int status = failure == null ? status(exchange, body) : failure;
    if (status == STARTED) {
      events.add(new String(body, UTF_8));
      System.out.println(events.getLast());
    }
    byte[] reason = "{\"message\":\"status %d\"}".formatted(status).getBytes(UTF_8);
    exchange.sendResponseHeaders(status, status == STARTED ? -1 : reason.length);
    if (status != STARTED) {
      exchange.getResponseBody().write(reason);
    }
    exchange.close();
  }

  private static int status(HttpExchange exchange, byte[] body) {
    Headers headers = exchange.getRequestHeaders();
    if (!headers.containsKey("User-Agent")) {
      return 403;
    }
    if (!("Bearer " + TOKEN).equals(headers.getFirst("Authorization"))) {
      return 401;
    }
    boolean found =
        exchange.getRequestMethod().equals("POST")
            && exchange.getRequestURI().toString().equals(PATH);
    return found ? statusOfBody(body) : 404;
  }

  private static int statusOfBody(byte[] body) {
    try {
      JsonNode event = new JsonMapper().readTree(body);
      int length = event.path("event_type").asString("").length();
      JsonNode payload = event.path("client_payload");
      boolean valid =
          length >= 1
              && length <= 100
              && (payload.isMissingNode() || (payload.isObject() && payload.size() <= 10));
      return valid ? STARTED : 422;
    } catch (JacksonException e) {
      return 400;
    }
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
