package dev.knativepredict.release.evidence;

import dev.knativepredict.release.labels.ModelLabels;
import dev.knativepredict.release.traffic.RevisionName;
import java.util.Map;
import java.util.SortedMap;

/**
 * Reads how right a revision's answers are from what its own pods have counted since they started.
 *
 * @param processes the metrics of its processes; empty text if one can't be read
 */
public record PodLabels(Map<String, String> processes) {

  /** By model and version, as in {@code credit/1}. */
  public SortedMap<String, ModelLabels> of(RevisionName revision) {
    LabelTally tally = new LabelTally();
    processes
        .values()
        .forEach(
            metrics -> Exposition.samples(metrics).forEach(sample -> add(tally, sample, revision)));
    return tally.models();
  }

  private static void add(LabelTally tally, Exposition.Sample sample, RevisionName revision) {
    LabelMetric.of(sample.metric())
        .filter(metric -> isOf(revision, sample, metric))
        .ifPresent(metric -> tally.add(metric, sample.labels(), sample.value()));
  }

  /** What a pod counts of its own answers is of its revision, whatever it says. */
  private static boolean isOf(RevisionName revision, Exposition.Sample sample, LabelMetric metric) {
    return metric.whose().equals(Contract.REVISION_LABEL)
        || sample.label(metric.whose()).equals(revision.value());
  }
}
