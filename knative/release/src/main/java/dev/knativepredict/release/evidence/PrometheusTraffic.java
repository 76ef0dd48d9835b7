package dev.knativepredict.release.evidence;

import dev.knativepredict.release.time.TimeGrid;
import dev.knativepredict.release.traffic.RevisionName;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/**
 * Reads what the pods of revisions counted over time, also those that have ended, from a Prometheus
 * that collects their metrics.
 *
 * @param revisions at least one
 */
public record PrometheusTraffic(
    MetricsSource source, TimeGrid grid, Collection<RevisionName> revisions) {

  private static final Duration TIMEOUT = Duration.ofSeconds(60);

  /** Pods are counted so often in each step; of a week's, every 15 seconds. */
  private static final long LOOKS = 600;

  /** In seconds. */
  private static final long SHORTEST_LOOK = 15;

  private static final String PREDICTED =
      String.join(", ", Contract.MODEL_LABEL, Contract.VERSION_LABEL, Contract.BIN_LABEL);

  /**
   * All that was counted, by steps.
   *
   * @throws PrometheusUnreachable if a query isn't answered
   */
  public TrafficHistory history() {
    String took = own().of(Contract.DURATION_BUCKET, Map.of(Contract.OUTCOME_LABEL, Contract.OK));
    return new TrafficHistory(
        grid,
        range(increase(PrometheusAnswers.ENDED, own().of(Contract.REQUESTS))),
        range(increase(Contract.START_LABEL + ", le", took)),
        range(pods()),
        range(increase(PREDICTED, own().of(RowMetric.PREDICTION_ROWS.text()))));
  }

  private String increase(String labels, String counter) {
    return Window.last(grid.step()).increase(labels, counter);
  }

  /** A pod that runs has one series of this gauge; that of one that ended is stale at once. */
  private String pods() {
    long step = grid.step().toSeconds();
    long look = Math.min(step, Math.max(SHORTEST_LOOK, step / LOOKS));
    return "sum_over_time(count by (%s) (%s)[%ds:%ds]) * %d / %d"
        .formatted(Contract.REVISION_LABEL, own().of(Contract.RUNNING), step, look, look, step);
  }

  private List<Series> range(String query) {
    return new PrometheusApi(source.url(), TIMEOUT)
        .range(query, grid).stream().map(found -> Series.of(found, grid)).toList();
  }

  private RevisionSelector own() {
    return new RevisionSelector(source, revisions);
  }
}
