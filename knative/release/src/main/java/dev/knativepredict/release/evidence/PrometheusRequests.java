package dev.knativepredict.release.evidence;

import com.fasterxml.jackson.databind.JsonNode;
import dev.knativepredict.release.traffic.RevisionName;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;

/** Reads what a revision did with its requests within a window from a Prometheus. */
public record PrometheusRequests(URI url, Window window) {

  /**
   * What it counted in the window.
   *
   * @throws PrometheusUnreachable if a query isn't answered
   */
  public RequestCounts of(RevisionName revision) {
    RequestTally tally = new RequestTally();
    String own = "%s=\"%s\"".formatted(Contract.REVISION_LABEL, revision);
    Map<String, String> answered =
        Map.of(Contract.OUTCOME_LABEL, Contract.OK, Contract.START_LABEL, Contract.WARM);
    String which =
        "%s,%s=\"%s\",%s=\"%s\""
            .formatted(
                own, Contract.OUTCOME_LABEL, Contract.OK, Contract.START_LABEL, Contract.WARM);
    read(tally, Contract.REQUESTS, Contract.OUTCOME_LABEL, own, Map.of());
    read(tally, RequestTally.BUCKET, "le", which, answered);
    return tally.counts();
  }

  /** The sums have no other label than the one they are told apart by. */
  private void read(
      RequestTally tally, String metric, String label, String which, Map<String, String> known) {
    String query = window.increase(label, "%s{%s}".formatted(metric, which));
    for (JsonNode sample : new PrometheusApi(url, PrometheusRows.TIMEOUT).query(query)) {
      Map<String, String> labels = new HashMap<>(known);
      labels.putAll(PrometheusApi.labels(sample));
      tally.add(metric, labels, sample.at("/value/1").asDouble());
    }
  }
}
