package dev.knativepredict.release.evidence;

import com.fasterxml.jackson.databind.JsonNode;
import dev.knativepredict.release.labels.ModelLabels;
import dev.knativepredict.release.traffic.RevisionName;
import java.util.SortedMap;

/**
 * Reads how right a revision's answers are from a Prometheus: by the labels that came within a
 * window, to pods of any revision.
 */
public record PrometheusLabels(MetricsSource source, Window window) {

  /**
   * By model and version, as in {@code credit/1}.
   *
   * @throws PrometheusUnreachable if a query isn't answered
   */
  public SortedMap<String, ModelLabels> of(RevisionName revision) {
    RevisionSelector own = new RevisionSelector(source, revision);
    PrometheusApi prometheus = new PrometheusApi(source.url(), PrometheusRows.TIMEOUT);
    LabelTally tally = new LabelTally();
    for (LabelMetric metric : LabelMetric.values()) {
      for (JsonNode sample : prometheus.query(window.query(metric, own))) {
        tally.add(metric, PrometheusApi.labels(sample), sample.at("/value/1").asDouble());
      }
    }
    return tally.models();
  }
}
