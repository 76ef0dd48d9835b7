package dev.knativepredict.release.verdict;

import java.util.List;

/**
 * What one revision did with its requests: one arm of the experiment.
 *
 * @param requests how many it got
 * @param failed how many got a 5xx or no response
 * @param rejected how many got a 4xx
 * @param wrong how many got another response than the expected one
 * @param latencies of the responses of warm processes
 * @param faults which requests failed, or got a 4xx or another response
 */
public record Arm(
    long requests, long failed, long rejected, long wrong, Latencies latencies, Faults faults) {

  public static final Arm NOBODY = new Arm(0, 0, 0, 0, new Latencies.Exact(List.of()));

  /** Of requests that only counters know. */
  public Arm(long requests, long failed, long rejected, long wrong, Latencies latencies) {
    this(requests, failed, rejected, wrong, latencies, Faults.UNKNOWN);
  }

  /** With failed requests added that may have reached either revision. */
  Arm blamed(long lost) {
    return new Arm(requests + lost, failed + lost, rejected, wrong, latencies, faults);
  }
}
