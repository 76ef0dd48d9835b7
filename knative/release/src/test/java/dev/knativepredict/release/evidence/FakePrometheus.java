package dev.knativepredict.release.evidence;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Predicate;

/** A server that answers each query of counters with the same number, and remembers the queries. */
public final class FakePrometheus implements AutoCloseable {

  private final HttpServer server;
  private final Queue<String> queries = new ConcurrentLinkedQueue<>();
  private final Map<Predicate<String>, CountedRows> counted = new LinkedHashMap<>();
  private final String outcome;
  private final int count;
  private String failing = "";

  /**
   * Starts it.
   *
   * @param outcome how all requests ended, or those to the failing revisions
   * @param count of each counter
   */
  public FakePrometheus(String outcome, int count) throws IOException {
    this.outcome = outcome;
    this.count = count;
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/api/v1/query", this::answer);
    server.start();
  }

  /** Only requests to revisions with this in their name end so; the others are ok. */
  public FakePrometheus failing(String revision) {
    failing = revision;
    return this;
  }

  /** Queries that a test picks are answered with these rows. */
  public FakePrometheus counting(Predicate<String> query, CountedRows rows) {
    counted.put(query, rows);
    return this;
  }

  public URI url() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  /** Its pods in the namespace default. */
  public MetricsSource source() {
    return new MetricsSource(url(), "default");
  }

  /** All queries that were sent. */
  public List<String> queries() {
    return List.copyOf(queries);
  }

  private void answer(HttpExchange exchange) throws IOException {
    String query = URLDecoder.decode(exchange.getRequestURI().getRawQuery(), UTF_8);
    queries.add(query);
    String result =
        counted.entrySet().stream()
            .filter(picked -> picked.getKey().test(query))
            .map(picked -> picked.getValue().result(query))
            .findFirst()
            .orElseGet(() -> requests(query));
    byte[] bytes = "{\"data\":{\"result\":[%s]}}".formatted(result).getBytes(UTF_8);
    exchange.sendResponseHeaders(200, bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  private String requests(String query) {
    String ended = query.contains(failing) ? outcome : "ok";
    String metric =
        query.contains("by (le)") ? "\"le\":\"+Inf\"" : "\"outcome\":\"%s\"".formatted(ended);
    return "{\"metric\":{%s},\"value\":[0,\"%d\"]}".formatted(metric, count);
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
