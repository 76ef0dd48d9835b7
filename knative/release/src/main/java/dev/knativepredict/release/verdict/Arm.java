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
 */
public record Arm(long requests, long failed, long rejected, long wrong, Latencies latencies) {

  public static final Arm NOBODY = new Arm(0, 0, 0, 0, new Latencies.Exact(List.of()));

  /** With failed requests added that may have reached either revision. */
  Arm blamed(long lost) {
    return new Arm(requests + lost, failed + lost, rejected, wrong, latencies);
  }
}
