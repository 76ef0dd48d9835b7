package dev.knativepredict.release;

import dev.knativepredict.release.cluster.LiveService;
import dev.knativepredict.release.plan.Refused;
import dev.knativepredict.release.traffic.Candidate;
import dev.knativepredict.release.traffic.PastRelease;
import dev.knativepredict.release.traffic.RevisionName;
import dev.knativepredict.release.traffic.State;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Accepts traffic that this tool didn't write, such as traffic that was changed by hand. */
final class Adoption {

  private Adoption() {}

  static State of(LiveService live, Instant now) {
    List<PastRelease> history = live.state() == null ? List.of() : live.state().history();
    return stable(live)
        .map(name -> State.adopted(origin(name, history), now, history))
        .orElseThrow(() -> notClear(live));
  }

  /** Where the spec says "latest", the status has the revision's name. */
  static Optional<RevisionName> stable(LiveService live) {
    return live.wanted().stable().or(() -> live.routed().stable());
  }

  private static Refused notClear(LiveService live) {
    return live.routed().targets().isEmpty()
        ? new Refused("no revision ever got traffic, so there is nothing to adopt")
        : new Refused(
            ("the traffic [%s] doesn't say which revision is stable: give one revision 100 %%, or"
                    + " the tag 'stable'")
                .formatted(live.wanted()));
  }

  private static Candidate origin(RevisionName name, List<PastRelease> history) {
    return history.stream()
        .map(PastRelease::candidate)
        .filter(candidate -> candidate.revision().equals(name))
        .findFirst()
        .orElse(new Candidate(name, "unknown", null, "unknown"));
  }
}
