package dev.knativepredict.release.traffic;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;

/** When a revision was last seen to be one that a rollback could go to. */
public record Proof(RevisionName revision, Instant at) {

  /** As {@link #toString} wrote it; empty if it is anything else. */
  public static Optional<Proof> parse(String text) {
    int blank = text.indexOf(' ');
    if (blank < 0) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          new Proof(
              new RevisionName(text.substring(0, blank)),
              Instant.parse(text.substring(blank + 1))));
    } catch (IllegalArgumentException | DateTimeException e) {
      return Optional.empty();
    }
  }

  @Override
  public String toString() {
    return revision + " " + at;
  }
}
