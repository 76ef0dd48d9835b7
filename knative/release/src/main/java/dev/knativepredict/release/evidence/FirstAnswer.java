package dev.knativepredict.release.evidence;

import dev.knativepredict.release.time.Poll;
import dev.knativepredict.release.time.Time;
import dev.knativepredict.release.traffic.RevisionName;
import java.net.URI;
import java.time.Duration;

/**
 * Waits until a revision answers at its own URL: the ingress may not know that yet, and the pod may
 * still be starting.
 */
record FirstAnswer(Caller caller, Time time, Duration patience) {

  private static final Duration INTERVAL = Duration.ofMillis(100);

  /** Its answer to {@code GET /}, or what came instead when the patience was over. */
  TimedResponse from(RevisionName revision, URI url) {
    return new Poll(time, patience, INTERVAL)
        .until(response -> response.ok() && response.isBy(revision), () -> caller.get(url, "/"));
  }
}
