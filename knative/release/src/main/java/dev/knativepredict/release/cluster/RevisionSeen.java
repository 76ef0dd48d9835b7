package dev.knativepredict.release.cluster;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.knativepredict.release.traffic.Candidate;
import dev.knativepredict.release.traffic.RevisionName;
import java.time.Instant;

/**
 * A revision as the cluster has it.
 *
 * @param kept is it kept from the garbage collector?
 * @param pods how many it has at the moment
 * @param template the {@code spec.template} that it was made from
 */
public record RevisionSeen(
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
