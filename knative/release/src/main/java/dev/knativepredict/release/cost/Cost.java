package dev.knativepredict.release.cost;

import java.time.Duration;

/**
 * What it costs to serve, and what callers pay.
 *
 * @param podTime how long pods have been there, together
 * @param cold answers whose callers waited for a start
 */
public record Cost(Duration podTime, long cold) {

  Cost plus(Duration morePodTime, long moreCold) {
    return new Cost(podTime.plus(morePodTime), cold + moreCold);
  }
}
