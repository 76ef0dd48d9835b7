package dev.knativepredict.release.time;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** A clock, and a way to wait by it. Tests replace both, so that no test waits. */
public interface Time extends InstantSource {

  /** The clock of this machine. */
  Time SYSTEM =
      new Time() {
        @Override
        public Instant instant() {
          return Instant.now();
        }

        @Override
        public void sleep(Duration duration) {
          try {
            Thread.sleep(duration);
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
        }
      };

  /** Waits. An interrupt ends the wait early, and the thread stays interrupted. */
  void sleep(Duration duration);

  /** How long ago that was. */
  default Duration since(Instant start) {
    return Duration.between(start, instant());
  }
}
