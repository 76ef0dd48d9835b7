package dev.knativepredict.release.evidence;

import com.fasterxml.jackson.databind.JsonNode;
import dev.knativepredict.release.time.TimeGrid;
import dev.knativepredict.release.traffic.RevisionName;
import java.net.URI;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Reads what the pods of revisions counted over time, also those that have ended, from a Prometheus
 * that collects their metrics.
 *
 * @param revisions at least one
 */
public record PrometheusTraffic(URI url, TimeGrid grid, Collection<RevisionName> revisions) {

  private static final Duration TIMEOUT = Duration.ofSeconds(60);

  /** Pods are counted so often in each step; of a week's, every 15 seconds. */
  private static final long LOOKS = 600;

  /** In seconds. */
  private static final long SHORTEST_LOOK = 15;

  private static final String ENDED =
      String.join(", ", Contract.REVISION_LABEL, Contract.START_LABEL, Contract.OUTCOME_LABEL);
  private static final String TOOK =
      String.join(
          ", ", Contract.REVISION_LABEL, Contract.START_LABEL, Contract.OUTCOME_LABEL, "le");
  private static final String PREDICTED =
      String.join(", ", Contract.MODEL_LABEL, Contract.VERSION_LABEL, Contract.BIN_LABEL);

  /**
   * All that was counted in this time.
   *
   * @throws PrometheusUnreachable if a query isn't answered
   */
  public AnswerCounts counts() {
    AnswerCounts.Tally tally = new AnswerCounts.Tally();
    add(tally, Contract.REQUESTS, ENDED);
    add(tally, Contract.DURATION + "_bucket", TOOK);
    return tally.counts();
  }

  private void add(AnswerCounts.Tally tally, String metric, String labels) {
    String query = Window.last(grid.length()).increase(labels, of(metric));
    for (JsonNode sample : prometheus().query(query)) {
      Map<String, String> found = PrometheusApi.labels(sample);
      String revision = found.getOrDefault(Contract.REVISION_LABEL, "");
      tally.add(revision, metric, found, sample.at("/value/1").asDouble());
    }
  }

  /**
   * The same by steps.
   *
   * @throws PrometheusUnreachable if a query isn't answered
   */
  public TrafficHistory history() {
    String took =
        "%s_bucket{%s,%s=\"%s\"}"
            .formatted(Contract.DURATION, own(), Contract.OUTCOME_LABEL, Contract.OK);
    return new TrafficHistory(
        grid,
        range(increase(ENDED, of(Contract.REQUESTS))),
        range(increase(Contract.START_LABEL + ", le", took)),
        range(pods()),
        range(increase(PREDICTED, of(RowMetric.PREDICTION_ROWS.text()))));
  }

  private String increase(String labels, String counter) {
    return Window.last(grid.step()).increase(labels, counter);
  }

  /** A pod that runs has one series of this gauge; that of one that ended is stale at once. */
  private String pods() {
    long step = grid.step().toSeconds();
    long look = Math.min(step, Math.max(SHORTEST_LOOK, step / LOOKS));
    return "sum_over_time(count by (%s) (%s)[%ds:%ds]) * %d / %d"
        .formatted(Contract.REVISION_LABEL, of(Contract.RUNNING), step, look, look, step);
  }

  private List<Series> range(String query) {
    return prometheus().range(query, grid).stream().map(found -> Series.of(found, grid)).toList();
  }

  private PrometheusApi prometheus() {
    return new PrometheusApi(url, TIMEOUT);
  }

  private String of(String metric) {
    return "%s{%s}".formatted(metric, own());
  }

  /** A revision's name has no character that means something in a pattern. */
  private String own() {
    return "%s=~\"%s\""
        .formatted(
            Contract.REVISION_LABEL,
            revisions.stream().map(RevisionName::value).collect(Collectors.joining("|")));
  }
}
