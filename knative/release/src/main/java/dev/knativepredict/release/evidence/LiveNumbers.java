package dev.knativepredict.release.evidence;

import dev.knativepredict.release.traffic.RevisionName;
import dev.knativepredict.release.verdict.Numbers;
import java.time.Instant;

/** Counts the requests that both revisions got. */
public interface LiveNumbers {

  /** What both revisions did from then until now. */
  Numbers since(Instant start, RevisionName stable, RevisionName candidate);
}
