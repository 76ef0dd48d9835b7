package dev.knativepredict.release.cluster;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.knativepredict.release.traffic.Candidate;
import dev.knativepredict.release.traffic.RevisionName;
import java.time.Instant;

/**
 * A revision as it was in the cluster when it was read.
 *
 * @param kept whether Knative's garbage collector leaves it alone
 * @param pods how many pods it had
 * @param template the {@code spec.template} that it was made from
 */
public record LiveRevision(
    Candidate origin,
    Instant created,
    Readiness readiness,
    boolean kept,
    int pods,
    ObjectNode template) {

  public RevisionName name() {
    return origin.revision();
  }
}
