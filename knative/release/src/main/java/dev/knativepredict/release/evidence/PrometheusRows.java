package dev.knativepredict.release.evidence;

import com.fasterxml.jackson.databind.JsonNode;
import dev.knativepredict.release.traffic.RevisionName;
import java.time.Duration;

/**
 * Reads what a revision's pods counted within a window, also those that have ended, from a
 * Prometheus that collects their metrics.
 */
public record PrometheusRows(MetricsSource source, Window window) {

  /** Long windows of many pods take their time. */
  static final Duration TIMEOUT = Duration.ofSeconds(30);

  /**
   * What it counted in the window.
   *
   * @throws PrometheusUnreachable if a query isn't answered
   */
  public RowCounts of(RevisionName revision) {
    RevisionSelector own = new RevisionSelector(source, revision);
    PrometheusApi prometheus = new PrometheusApi(source.url(), TIMEOUT);
    RowTally tally = new RowTally();
    for (RowMetric metric : RowMetric.values()) {
      for (JsonNode sample : prometheus.query(window.query(metric, own))) {
        tally.add(metric, PrometheusApi.labels(sample), sample.at("/value/1").asDouble());
      }
    }
    return tally.counts();
  }
}
