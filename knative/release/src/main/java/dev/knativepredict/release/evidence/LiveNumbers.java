package dev.knativepredict.release.evidence;

import dev.knativepredict.release.traffic.RevisionName;
import dev.knativepredict.release.verdict.Numbers;
import java.time.Instant;
import java.util.Optional;

/** Counts the requests that both revisions got. */
public interface LiveNumbers {

  /** What both revisions did from then until now. */
  Numbers since(Instant start, RevisionName stable, RevisionName candidate);

  /** Whether the tool's own requests are among them. */
  default boolean includesOwn() {
    return true;
  }

  /** Why nothing is counted; empty if something is. */
  default Optional<String> blindness() {
    return Optional.empty();
  }
}
