package dev.knativepredict.release.evidence;

import java.util.Map;

/**
 * Reads what a revision's pods did with their requests since they started.
 *
 * @param processes the metrics of its processes; empty text if one can't be read
 */
public record PodRequests(Map<String, String> processes) {

  /** What they counted together. */
  public RequestCounts counts() {
    RequestTally tally = new RequestTally();
    processes
        .values()
        .forEach(metrics ->
            Exposition.samples(metrics)
                .forEach(sample -> tally.add(sample.metric(), sample.labels(), sample.value())));
    return tally.counts();
  }
}
