package dev.knativepredict.release.evidence;

import com.fasterxml.jackson.databind.JsonNode;
import dev.knativepredict.release.time.Time;
import dev.knativepredict.release.traffic.RevisionName;
import dev.knativepredict.release.verdict.Arm;
import dev.knativepredict.release.verdict.Control;
import dev.knativepredict.release.verdict.Latencies;
import dev.knativepredict.release.verdict.Numbers;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * Reads the counts of all users' requests from a Prometheus that collects the function's metrics.
 */
public final class Prometheus implements LiveNumbers {

  private static final Duration TIMEOUT = Duration.ofSeconds(5);

  private final MetricsSource source;
  private final Time time;
  private final Consumer<String> problems;

  /**
   * Queries the server each time.
   *
   * @param problems gets a line for each query that failed; its counts are zero then
   */
  public Prometheus(MetricsSource source, Time time, Consumer<String> problems) {
    this.source = source;
    this.time = time;
    this.problems = problems;
  }

  @Override
  public Numbers since(Instant start, RevisionName stable, RevisionName candidate) {
    return new Numbers(arm(stable, start), arm(candidate, start), 0, Control.CONCURRENT);
  }

  private Arm arm(RevisionName revision, Instant start) {
    RevisionSelector own = new RevisionSelector(source, revision);
    // A refusal is fast, or as slow as the time limit: neither says how long an answer takes.
    String answered =
        own.of(
            Contract.DURATION_BUCKET,
            Map.of(Contract.OUTCOME_LABEL, Contract.OK, Contract.START_LABEL, Contract.WARM));
    List<JsonNode> outcomes = increase(own.of(Contract.REQUESTS), Contract.OUTCOME_LABEL, start);
    List<JsonNode> buckets = increase(answered, "le", start);
    return new Arm(
        outcomes.stream().mapToLong(Prometheus::value).sum(),
        sum(outcomes, Contract.ERROR) + sum(outcomes, Contract.OVERLOADED),
        sum(outcomes, Contract.CLIENT_ERROR),
        0,
        latencies(buckets));
  }

  private static Latencies latencies(List<JsonNode> samples) {
    var atMost = new TreeMap<Double, Long>();
    for (JsonNode sample : samples) {
      atMost.put(AnswerTimes.bound(sample.at("/metric/le").asText()), value(sample));
    }
    return new Latencies.Buckets(atMost);
  }

  /** By how much counters increased, summed by a label. */
  private List<JsonNode> increase(String counter, String label, Instant start) {
    try {
      String query = Window.last(time.since(start)).increase(label, counter);
      return new PrometheusApi(source.url(), TIMEOUT).query(query);
    } catch (PrometheusUnreachable e) {
      problems.accept(e.reason());
      return List.of();
    }
  }

  private static long sum(List<JsonNode> outcomes, String outcome) {
    String label = "/metric/" + Contract.OUTCOME_LABEL;
    return outcomes.stream()
        .filter(sample -> sample.at(label).asText().equals(outcome))
        .mapToLong(Prometheus::value)
        .sum();
  }

  private static long value(JsonNode sample) {
    return Math.max(0, Math.round(sample.at("/value/1").asDouble()));
  }
}
