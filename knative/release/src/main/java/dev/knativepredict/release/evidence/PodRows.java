package dev.knativepredict.release.evidence;

import dev.knativepredict.release.traffic.RevisionName;
import java.util.Collection;
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
    processes.values().stream()
        .filter(String::isEmpty)
        .forEach(_ ->
            problems.accept("a pod of %s has no metrics that can be read".formatted(revision)));
    return counted(processes.values());
  }

  /**
   * What some processes counted together.
   *
   * @param metrics of each; empty text if they can't be read
   */
  static RowCounts counted(Collection<String> metrics) {
    RowTally tally = new RowTally();
    metrics.forEach(text -> Exposition.samples(text).forEach(sample -> add(tally, sample)));
    return tally.counts();
  }

  private static void add(RowTally tally, Exposition.Sample sample) {
    RowMetric.of(sample.metric())
        .ifPresent(metric -> tally.add(metric, sample.labels(), sample.value()));
  }
}
