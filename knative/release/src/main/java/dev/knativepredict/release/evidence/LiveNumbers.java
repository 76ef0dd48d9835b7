package dev.knativepredict.release.evidence;

import dev.knativepredict.release.traffic.RevisionName;
import dev.knativepredict.release.verdict.Numbers;
import java.time.Instant;

/** Where the numbers of the traffic come from. */
public interface LiveNumbers {

  /** A name for people. */
  String source();

  /** What both revisions did since then. */
  Numbers since(Instant start, RevisionName stable, RevisionName candidate);
}
