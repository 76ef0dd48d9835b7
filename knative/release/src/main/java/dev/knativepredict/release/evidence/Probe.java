package dev.knativepredict.release.evidence;

import dev.knativepredict.release.traffic.RevisionName;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Asks a URL who answers there. */
public record Probe(Caller caller, URI url) {

  private static final int IN_A_ROW = 10;

  /**
   * Waits until this revision alone answers, several times in a row.
   *
   * @return empty then, or who or what was there instead at last
   */
  public Optional<String> answersOf(RevisionName revision, Duration patience) {
    Instant deadline = Instant.now().plus(patience);
    String found = "nobody";
    for (int row = 0; row < IN_A_ROW; ) {
      Answer answer = caller.get(url, "/");
      // An answer that names no revision is of a service that keeps no such promise.
      boolean good =
          answer.ok() && (answer.revision() == null || answer.revision().equals(revision.value()));
      row = good ? row + 1 : 0;
      if (!good) {
        found = answer.revision() == null ? answer.text() : "revision " + answer.revision();
        if (Instant.now().isAfter(deadline)) {
          return Optional.of(found);
        }
        Pause.forMillis(20);
      }
    }
    return Optional.empty();
  }
}
