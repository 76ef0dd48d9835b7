package dev.knativepredict.release.evidence;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What a pod counted, and when. It is scraped all the time from its start to its end. */
public final class PodRecord {

  private static final double[] BOUNDS = {
    0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, Double.POSITIVE_INFINITY
  };

  /** By how much a counter grew, or what a gauge is from then on. */
  private record Change(Instant at, double value) {}

  private final Map<String, Map<Map<String, String>, List<Change>>> metrics = new HashMap<>();
  private final String namespace;
  private final String revision;
  private final Instant start;
  private final Instant end;

  PodRecord(String namespace, String revision, Instant start, Instant end) {
    this.namespace = namespace;
    this.revision = revision;
    this.start = start;
    this.end = end;
    change("predict_running", Map.of(), start, 0);
    change("predict_process_start_time_seconds", Map.of(), start, start.toEpochMilli() / 1e3);
  }

  /** Some requests ended, each after as many seconds. */
  public PodRecord requests(Instant at, int count, String begin, String outcome, double seconds) {
    Map<String, String> labels = Map.of("start", begin, "outcome", outcome);
    change("predict_requests_total", labels, at, count);
    for (double bound : BOUNDS) {
      Map<String, String> bucket = new HashMap<>(labels);
      bucket.put("le", Double.isInfinite(bound) ? "+Inf" : Double.toString(bound));
      change("predict_duration_seconds_bucket", bucket, at, seconds <= bound ? count : 0);
    }
    return this;
  }

  public PodRecord rows(Instant at, CountedRows rows) {
    rows.samples().forEach(sample -> change(sample.metric(), sample.labels(), at, sample.value()));
    return this;
  }

  private void change(String metric, Map<String, String> labels, Instant at, double value) {
    if (at.isBefore(start) || at.isAfter(end)) {
      throw new IllegalArgumentException("the pod isn't there at " + at);
    }
    Map<String, String> all = new HashMap<>(labels);
    all.put("namespace", namespace);
    all.put("revision", revision);
    all.put("pod", "%s-%x".formatted(revision, start.toEpochMilli()));
    metrics
        .computeIfAbsent(metric, _ -> new HashMap<>())
        .computeIfAbsent(all, _ -> new ArrayList<>())
        .add(new Change(at, value));
  }

  /** When it was scraped for the last time, in seconds since 1970. */
  double lastScrape(Instant now) {
    return (end.isBefore(now) ? end : now).toEpochMilli() / 1e3;
  }

  String namespace() {
    return namespace;
  }

  String revision() {
    return revision;
  }

  /** For how many seconds of a range of time it ran. */
  double seconds(Instant from, Instant to) {
    Instant first = start.isAfter(from) ? start : from;
    Instant last = end.isBefore(to) ? end : to;
    return Math.max(0, Duration.between(first, last).toSeconds());
  }

  /**
   * Its series of a metric in a range of time, which begins after its first instant; absent where
   * the pod wasn't scraped.
   *
   * @param counter whether values are growths, or else the last one counts
   */
  Map<Map<String, String>, Double> in(String metric, Instant from, Instant to, boolean counter) {
    Map<Map<String, String>, Double> found = new HashMap<>();
    metrics
        .getOrDefault(metric, Map.of())
        .forEach((labels, changes) -> {
          boolean scraped = end.isAfter(from) && !changes.getFirst().at().isAfter(to);
          if (scraped) {
            found.put(
                labels,
                changes.stream()
                    .filter(change -> !change.at().isAfter(to))
                    .filter(change -> !counter || change.at().isAfter(from))
                    .mapToDouble(Change::value)
                    .reduce(0, counter ? Double::sum : (_, last) -> last));
          }
        });
    return found;
  }
}
