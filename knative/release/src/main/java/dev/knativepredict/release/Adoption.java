package dev.knativepredict.release;

import dev.knativepredict.release.cluster.Seen;
import dev.knativepredict.release.plan.Refused;
import dev.knativepredict.release.traffic.Candidate;
import dev.knativepredict.release.traffic.Past;
import dev.knativepredict.release.traffic.RevisionName;
import dev.knativepredict.release.traffic.State;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Takes traffic as somebody else wrote it: by hand, with kn, or before there was this tool. */
final class Adoption {

  private Adoption() {}

  static State of(Seen seen) {
    List<Past> history = seen.state() == null ? List.of() : seen.state().history();
    // The status knows by name what the spec may call the latest.
    Optional<RevisionName> stable = seen.wanted().stable().or(() -> seen.routed().stable());
    if (stable.isEmpty() && !seen.routed().targets().isEmpty()) {
      throw new Refused(
          "the traffic [%s] doesn't say which revision is stable: give one all of it, or the tag"
                  .formatted(seen.wanted())
              + " 'stable'");
    }
    return stable
        .map(name -> State.adopted(origin(name, history), Instant.now(), history))
        .orElseThrow(() -> new Refused("no revision ever got traffic: there is nothing to adopt"));
  }

  private static Candidate origin(RevisionName name, List<Past> history) {
    return history.stream()
        .map(Past::candidate)
        .filter(candidate -> candidate.revision().equals(name))
        .findFirst()
        .orElse(new Candidate(name, "unknown", null, "unknown"));
  }
}
