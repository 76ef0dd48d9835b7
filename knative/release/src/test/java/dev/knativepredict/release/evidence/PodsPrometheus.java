package dev.knativepredict.release.evidence;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Collectors;

/**
 * A Prometheus that has scraped pods which come and go. It keeps the rules of the real one's HTTP
 * API, and understands the forms of queries that this tool sends and no others.
 */
public final class PodsPrometheus implements AutoCloseable {

  /** The real one refuses a range with more. */
  private static final long MOST_POINTS = 11_000;

  private final HttpServer server;
  private final InstantSource clock;
  private final List<PodRecord> pods = new ArrayList<>();
  private final Queue<String> queries = new ConcurrentLinkedQueue<>();

  private static final class BadData extends RuntimeException {
    private static final long serialVersionUID = 1L;

    BadData(String message) {
      super(message);
    }
  }

  public PodsPrometheus(InstantSource clock) throws IOException {
    this.clock = clock;
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/api/v1/query", exchange -> answer(exchange, this::instant));
    server.createContext("/api/v1/query_range", exchange -> answer(exchange, this::range));
    server.start();
  }

  /** A pod that it scraped from its start to its end. */
  public PodRecord pod(String revision, Instant start, Instant end) {
    return pod("default", revision, start, end);
  }

  /** One in any namespace. */
  public PodRecord pod(String namespace, String revision, Instant start, Instant end) {
    PodRecord pod = new PodRecord(namespace, revision, start, end);
    pods.add(pod);
    return pod;
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

  private interface Endpoint {
    ObjectNode data(Map<String, String> parameters);
  }

  private void answer(HttpExchange exchange, Endpoint endpoint) throws IOException {
    ObjectNode answer = JsonNodeFactory.instance.objectNode();
    int status = 200;
    try {
      answer.put("status", "success").set("data", endpoint.data(parameters(exchange)));
    } catch (BadData e) {
      status = 400;
      answer.put("status", "error").put("errorType", "bad_data").put("error", e.getMessage());
    }
    byte[] bytes = answer.toString().getBytes(UTF_8);
    exchange.getResponseHeaders().add("Content-Type", "application/json");
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  private static Map<String, String> parameters(HttpExchange exchange) {
    return Arrays.stream(exchange.getRequestURI().getRawQuery().split("&"))
        .map(parameter -> parameter.split("=", 2))
        .collect(Collectors.toMap(pair -> pair[0], pair -> URLDecoder.decode(pair[1], UTF_8)));
  }

  private CountingQuery query(Map<String, String> parameters) {
    String text = parameters.getOrDefault("query", "");
    queries.add(text);
    return CountingQuery.of(text)
        .orElseThrow(() -> new BadData("invalid parameter \"query\": parse error: " + text));
  }

  private ObjectNode instant(Map<String, String> parameters) {
    Instant now = clock.instant();
    ObjectNode data = JsonNodeFactory.instance.objectNode().put("resultType", "vector");
    ArrayNode result = data.putArray("result");
    query(parameters)
        .at(now, pods)
        .forEach((labels, value) -> {
          ObjectNode sample = element(result, labels);
          addValue(sample.putArray("value"), now, value);
        });
    return data;
  }

  private ObjectNode range(Map<String, String> parameters) {
    Instant start = Instant.parse(parameters.getOrDefault("start", ""));
    Instant end = Instant.parse(parameters.getOrDefault("end", ""));
    Duration step = Duration.ofSeconds(Long.parseLong(parameters.getOrDefault("step", "0")));
    if (end.isBefore(start) || step.isZero()) {
      throw new BadData("end timestamp must not be before start time, and step must be positive");
    }
    if (Duration.between(start, end).dividedBy(step) > MOST_POINTS) {
      throw new BadData("exceeded maximum resolution of 11,000 points per timeseries.");
    }
    CountingQuery query = query(parameters);
    Map<Map<String, String>, ArrayNode> series = new HashMap<>();
    ObjectNode data = JsonNodeFactory.instance.objectNode().put("resultType", "matrix");
    ArrayNode result = data.putArray("result");
    for (Instant time = start; !time.isAfter(end); time = time.plus(step)) {
      Instant at = time;
      query
          .at(time, pods)
          .forEach((labels, value) ->
              addValue(
                  series
                      .computeIfAbsent(labels, _ -> element(result, labels).putArray("values"))
                      .addArray(),
                  at,
                  value));
    }
    return data;
  }

  private static ObjectNode element(ArrayNode result, Map<String, String> labels) {
    ObjectNode element = result.addObject();
    ObjectNode metric = element.putObject("metric");
    labels.forEach(metric::put);
    return element;
  }

  private static void addValue(ArrayNode value, Instant time, double number) {
    value.add(time.toEpochMilli() / 1000.0).add(Double.toString(number));
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
