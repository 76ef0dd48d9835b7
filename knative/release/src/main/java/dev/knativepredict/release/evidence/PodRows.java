package dev.knativepredict.release.evidence;

import dev.knativepredict.release.traffic.RevisionName;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Reads what a revision's pods have counted since each of them started.
 *
 * @param pods the metrics of a revision's processes; empty text if one can't be read
 * @param problems gets a line for what isn't seen
 */
public record PodRows(Function<RevisionName, Map<String, String>> pods, Consumer<String> problems) {

  /** What they counted together. */
  public RowCounts of(RevisionName revision) {
    Map<String, String> processes = pods.apply(revision);
    if (processes.isEmpty()) {
      problems.accept("no pod of %s runs now".formatted(revision));
    }
    RowTally tally = new RowTally();
    processes
        .values()
        .forEach(metrics -> {
          if (metrics.isEmpty()) {
            problems.accept("a pod of %s has no metrics that can be read".formatted(revision));
          }
          Exposition.samples(metrics).forEach(sample -> add(tally, sample));
        });
    return tally.counts();
  }

  private static void add(RowTally tally, Exposition.Sample sample) {
    RowMetric.of(sample.metric())
        .ifPresent(metric -> tally.add(metric, sample.labels(), sample.value()));
  }
}
