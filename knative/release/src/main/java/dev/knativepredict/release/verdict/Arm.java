package dev.knativepredict.release.verdict;

import java.util.List;

/**
 * What one revision did with its requests.
 *
 * @param requests how many it got
 * @param failed how many it answered with 5xx, or not at all
 * @param rejected how many it answered with 4xx
 * @param wrong how many got another answer than the known one
 * @param latencies of those that a warm process answered
 */
public record Arm(long requests, long failed, long rejected, long wrong, Latencies latencies) {

  public static final Arm NOBODY = new Arm(0, 0, 0, 0, new Latencies.Exact(List.of()));

  /** With requests that failed without saying which revision they reached. */
  Arm blamed(long lost) {
    return new Arm(requests + lost, failed + lost, rejected, wrong, latencies);
  }
}
