package dev.knativepredict.release.evidence;

import com.fasterxml.jackson.databind.JsonNode;
import dev.knativepredict.release.traffic.RevisionName;
import java.time.Duration;
import java.util.Collection;
import java.util.Map;

/**
 * Reads what the pods of revisions counted within a window, also those that have ended, from a
 * Prometheus that collects their metrics.
 *
 * @param revisions at least one
 */
public record PrometheusAnswers(
    MetricsSource source, Window window, Collection<RevisionName> revisions) {

  private static final Duration TIMEOUT = Duration.ofSeconds(60);

  /** The labels that ended requests are told apart by. */
  static final String ENDED =
      String.join(", ", Contract.REVISION_LABEL, Contract.START_LABEL, Contract.OUTCOME_LABEL);

  /**
   * All that was counted in this time, by revision.
   *
   * @throws PrometheusUnreachable if a query isn't answered
   */
  public AnswerCounts counts() {
    AnswerCounts.Tally tally = new AnswerCounts.Tally();
    add(tally, Contract.REQUESTS, ENDED);
    add(tally, Contract.DURATION_BUCKET, ENDED + ", le");
    return tally.counts();
  }

  private void add(AnswerCounts.Tally tally, String metric, String labels) {
    String query = window.increase(labels, new RevisionSelector(source, revisions).of(metric));
    for (JsonNode sample : new PrometheusApi(source.url(), TIMEOUT).query(query)) {
      Map<String, String> found = PrometheusApi.labels(sample);
      String revision = found.getOrDefault(Contract.REVISION_LABEL, "");
      tally.add(revision, metric, found, sample.at("/value/1").asDouble());
    }
  }
}
