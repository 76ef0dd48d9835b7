package dev.knativepredict.function.server;

import dev.knativepredict.function.settings.Limits;
import java.util.concurrent.TimeUnit;

/** What a connection, or a stream of it, is waiting for, and since when. */
final class Progress {

  /** What is waited for. */
  enum Phase {
    NEXT_REQUEST,
    REST_OF_REQUEST,
    ANSWER,
    REST_OF_ANSWER
  }

  private volatile Phase phase;
  private volatile long sinceNanos = System.nanoTime();

  Progress(Phase phase) {
    this.phase = phase;
  }

  void enter(Phase next) {
    sinceNanos = System.nanoTime();
    phase = next;
  }

  boolean is(Phase asked) {
    return phase == asked;
  }

  /** When the phase began, by {@link System#nanoTime}. */
  long sinceNanos() {
    return sinceNanos;
  }

  /** Whether the caller has taken longer than it may. */
  boolean isOverdue(Limits limits) {
    long millis =
        switch (phase) {
          case NEXT_REQUEST -> limits.idleMillis();
          case REST_OF_REQUEST, REST_OF_ANSWER -> limits.transferMillis();
          // The function has its own deadline.
          case ANSWER -> Long.MAX_VALUE;
        };
    return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - sinceNanos) > millis;
  }
}
