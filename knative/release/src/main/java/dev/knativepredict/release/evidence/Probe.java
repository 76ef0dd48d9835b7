package dev.knativepredict.release.evidence;

import dev.knativepredict.release.time.Poll;
import dev.knativepredict.release.time.Time;
import dev.knativepredict.release.traffic.RevisionName;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/** Finds out which revision answers at a URL. */
public record Probe(Caller caller, Time time, URI url) {

  private static final int IN_A_ROW = 10;
  private static final Duration INTERVAL = Duration.ofMillis(20);

  /**
   * Waits until this revision alone answers: ten times in a row.
   *
   * @return empty then; when the patience is over, what answered instead
   */
  public Optional<String> waitFor(RevisionName revision, Duration patience) {
    return new Poll(time, patience, INTERVAL).until(Optional::isEmpty, () -> other(revision));
  }

  private Optional<String> other(RevisionName revision) {
    for (int i = 0; i < IN_A_ROW; i++) {
      TimedResponse response = caller.get(url, "/");
      // Not every service names its revision: then any success will do.
      String found = response.revision() == null ? revision.value() : response.revision();
      if (!response.ok() || !found.equals(revision.value())) {
        return Optional.of(
            response.revision() == null ? response.text() : "revision " + response.revision());
      }
    }
    return Optional.empty();
  }
}
