package dev.knativepredict.release;

import dev.knativepredict.release.cluster.Change;
import dev.knativepredict.release.cluster.Readiness;
import dev.knativepredict.release.cluster.RevisionSeen;
import dev.knativepredict.release.cluster.Seen;
import dev.knativepredict.release.plan.Refused;
import dev.knativepredict.release.traffic.Candidate;
import dev.knativepredict.release.traffic.RevisionName;
import dev.knativepredict.release.traffic.Running;
import dev.knativepredict.release.traffic.State;
import dev.knativepredict.release.traffic.Traffic;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Back to a revision that was good: one write that lists it and nothing else. */
record Rollback(Session session) {

  /** Ends a release under way. */
  void fromRelease(Function<Seen, Running> whose, String reason) {
    Seen before =
        session.write(seen -> {
          Running running = whose.apply(seen);
          State next = Session.managed(seen).rolledBack(running, reason, Instant.now());
          return next.stable() == null
              ? Change.hiding(next)
              : Change.to(next, revision(next.stable()).template());
        });
    RevisionName stable = Session.managed(before).stable();
    if (stable == null) {
      session
          .progress()
          .say("there is no revision to go back to: the Service is not public any more");
    } else {
      session.finished(Traffic.only(stable), stable);
      session.progress().say("%s has all of the traffic".formatted(stable));
    }
  }

  /**
   * Goes back because somebody says so, whatever is under way and whoever changed the traffic.
   *
   * @param to null for where the release under way, or the last one, came from
   */
  RevisionName asAsked(@Nullable RevisionName to, boolean dryRun) {
    RevisionName[] target = new RevisionName[1];
    session.write(seen -> {
      target[0] = to == null ? wayBack(Session.managed(seen)) : to;
      RevisionSeen found = revision(target[0]);
      if (to != null && !(found.readiness() instanceof Readiness.Ready)) {
        throw new Refused(
            "%s isn't ready (%s): Knative would leave the traffic as it is"
                .formatted(to, found.readiness()));
      }
      return Change.to(next(seen, found.origin()), found.template());
    });
    if (dryRun) {
      return target[0];
    }
    session.progress().say("written: %s gets all of the traffic".formatted(target[0]));
    session.finished(Traffic.only(target[0]), target[0]);
    return target[0];
  }

  private static RevisionName wayBack(State state) {
    Optional<RevisionName> stable = Optional.ofNullable(state.stable());
    return (state.running() == null ? state.previous() : stable)
        .orElseThrow(() ->
            new Refused(
                "there is nothing to go back to: no other revision was stable before; --to"
                    + " names one"));
  }

  private State next(Seen seen, Candidate to) {
    State state = seen.state() == null ? Adoption.of(seen) : seen.state();
    String reason = "rolled back by hand to " + to.revision();
    Running running = state.running();
    if (running != null) {
      state = state.rolledBack(running, reason, Instant.now());
    }
    RevisionName stable = state.stable();
    return to.revision().equals(stable) || stable == null
        ? state.only(to.revision())
        : state.returned(revision(stable).origin(), to, reason, Instant.now());
  }

  private RevisionSeen revision(RevisionName name) {
    return session
        .cluster()
        .revision(name)
        .orElseThrow(() -> new Refused("there is no revision %s of this Service".formatted(name)));
  }
}
