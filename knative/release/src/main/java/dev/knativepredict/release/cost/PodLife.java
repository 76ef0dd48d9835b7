package dev.knativepredict.release.cost;

import java.time.Duration;
import java.time.Instant;

/**
 * One pod, from its start to its end.
 *
 * @param answers how many requests it answered
 * @param cold how many of these were cold: their callers waited for its start
 */
public record PodLife(Instant start, Instant end, long answers, long cold) {

  /** How long Knative's queue-proxy lets a pod drain before it ends: it serves nobody then. */
  static final Duration DRAIN = Duration.ofSeconds(30);

  Duration length() {
    return Duration.between(start, end);
  }

  /** When Knative told it to end. */
  Instant told() {
    Instant told = end.minus(DRAIN);
    return told.isBefore(start) ? start : told;
  }
}
