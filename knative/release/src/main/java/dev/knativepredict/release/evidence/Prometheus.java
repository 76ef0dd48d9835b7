package dev.knativepredict.release.evidence;

import com.fasterxml.jackson.databind.JsonNode;
import dev.knativepredict.release.traffic.RevisionName;
import dev.knativepredict.release.verdict.Arm;
import dev.knativepredict.release.verdict.Latencies;
import dev.knativepredict.release.verdict.Numbers;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.StreamSupport;

/**
 * The numbers of all users' requests, as the function counts them and a Prometheus collects them.
 */
public final class Prometheus implements LiveNumbers {

  private static final Duration TIMEOUT = Duration.ofSeconds(5);

  private final URI url;
  private final Consumer<String> problems;

  /**
   * Asks a server each time.
   *
   * @param problems is told what it doesn't answer; there are no numbers then
   */
  public Prometheus(URI url, Consumer<String> problems) {
    this.url = url;
    this.problems = problems;
  }

  @Override
  public String source() {
    return "Prometheus";
  }

  @Override
  public Numbers since(Instant start, RevisionName stable, RevisionName candidate) {
    return new Numbers(arm(stable, start), arm(candidate, start), 0, true);
  }

  private Arm arm(RevisionName revision, Instant start) {
    String whose = "revision=\"%s\"".formatted(revision);
    List<JsonNode> outcomes =
        grown("predict_requests_total{%s}".formatted(whose), "outcome", start);
    var buckets = new TreeMap<Double, Long>();
    grown("predict_duration_seconds_bucket{%s,start=\"warm\"}".formatted(whose), "le", start)
        .forEach(sample ->
            buckets.put(
                sample.at("/metric/le").asText().equals("+Inf")
                    ? Double.POSITIVE_INFINITY
                    : sample.at("/metric/le").asDouble(),
                value(sample)));
    return new Arm(
        outcomes.stream().mapToLong(Prometheus::value).sum(),
        sum(outcomes, "error") + sum(outcomes, "overloaded"),
        sum(outcomes, "client_error"),
        0,
        new Latencies.Buckets(buckets));
  }

  /**
   * How much counters grew, summed by a label.
   *
   * <p>Not by {@code increase()}: a pod that starts from zero has counted before it is scraped
   * first, and {@code increase()} leaves that out.
   */
  private List<JsonNode> grown(String counter, String label, Instant start) {
    long seconds = Math.max(1, Duration.between(start, Instant.now()).toSeconds());
    return query(
        "sum by (%1$s) (max_over_time(%2$s[%3$ds]) - (%2$s offset %3$ds or max_over_time(%2$s[%3$ds]) * 0))"
            .formatted(label, counter, seconds));
  }

  private List<JsonNode> query(String query) {
    try (Caller caller = new Caller(null, TIMEOUT)) {
      String path = "/api/v1/query?query=" + URLEncoder.encode(query, StandardCharsets.UTF_8);
      Answer answer = caller.get(url, path);
      if (!answer.ok()) {
        problems.accept("Prometheus at %s: %s".formatted(url, answer.text()));
        return List.of();
      }
      JsonNode result = Predictions.parse(answer.body()).at("/data/result");
      return StreamSupport.stream(result.spliterator(), false).toList();
    }
  }

  private static long sum(List<JsonNode> outcomes, String outcome) {
    return outcomes.stream()
        .filter(sample -> sample.at("/metric/outcome").asText().equals(outcome))
        .mapToLong(Prometheus::value)
        .sum();
  }

  private static long value(JsonNode sample) {
    return Math.max(0, Math.round(sample.at("/value/1").asDouble()));
  }
}
