package dev.knativepredict.release;

import static java.util.Objects.requireNonNull;

import dev.knativepredict.release.cluster.Change;
import dev.knativepredict.release.cluster.LiveRevision;
import dev.knativepredict.release.cluster.LiveService;
import dev.knativepredict.release.plan.Refused;
import dev.knativepredict.release.traffic.Candidate;
import dev.knativepredict.release.traffic.RevisionName;
import dev.knativepredict.release.traffic.Rollout;
import dev.knativepredict.release.traffic.State;
import dev.knativepredict.release.traffic.Traffic;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Goes back to a good revision, by one write that lists that revision and no other. */
public record Rollback(Session session) {

  /**
   * Ends a release that is under way.
   *
   * @param rollout finds the release to end, or refuses
   */
  void fromRelease(Function<LiveService, Rollout> rollout, String reason) {
    LiveService before =
        session.write(live -> {
          State state = Session.managed(live);
          State next = state.rolledBack(rollout.apply(live), reason, session.now());
          return next.stable() == null
              ? Change.to(next).atOnce()
              : Change.to(next, revision(next.stable()).template()).atOnce();
        });
    RevisionName stable = Session.managed(before).stable();
    if (stable == null) {
      session
          .progress()
          .say("there is no revision to go back to: the next release replaces this one");
    } else {
      session.finished(Traffic.only(stable), stable);
      session.progress().say("%s has all of the traffic".formatted(stable));
    }
  }

  /**
   * Goes back because a person says so: whatever is under way, and whoever changed the traffic.
   *
   * @param to the revision to go back to; null for that of {@link LiveService#wayBack}
   * @param dryRun whether to stop when the cluster has checked the write
   * @return the revision that has all of the traffic now
   */
  public RevisionName byHand(@Nullable RevisionName to, boolean dryRun) {
    LiveService before =
        session.write(live -> {
          LiveRevision target = target(live, to);
          return Change.to(next(live, target.origin()), target.template()).atOnce();
        });
    return written(to == null ? wayBack(before) : to, dryRun);
  }

  /**
   * Goes back to the version before because what is stable got bad.
   *
   * @param check throws {@code Refused} if that mustn't be; asked again if the Service changes
   * @param dryRun whether to stop when the cluster has checked the write
   */
  void byGuard(Consumer<LiveService> check, String reason, boolean dryRun) {
    LiveService before =
        session.write(live -> {
          check.accept(live);
          State state = Session.untouched(live);
          LiveRevision target = target(live, wayBack(live));
          Candidate from = origin(live, requireNonNull(state.stable()));
          return Change.to(
                  state.demoted(from, target.origin(), reason, session.now()), target.template())
              .atOnce();
        });
    written(wayBack(before), dryRun);
  }

  private RevisionName written(RevisionName target, boolean dryRun) {
    if (!dryRun) {
      session.progress().say("written: %s gets all of the traffic".formatted(target));
      session.finished(Traffic.only(target), target);
    }
    return target;
  }

  private LiveRevision target(LiveService live, @Nullable RevisionName to) {
    LiveRevision found = revision(to == null ? wayBack(live) : to);
    String problem = found.readiness().reason();
    if (to != null && !problem.isEmpty()) {
      throw new Refused(
          "%s is not ready (%s): Knative would leave the traffic as it is".formatted(to, problem));
    }
    return found;
  }

  private static RevisionName wayBack(LiveService live) {
    return live.wayBack(Session.managed(live))
        .orElseThrow(() ->
            new Refused(
                "there is nothing to go back to: no other revision was stable before; --to"
                    + " names one"));
  }

  private State next(LiveService live, Candidate to) {
    State state = live.state() == null ? adopted(live, to) : live.state();
    String reason = "rolled back by hand to " + to.revision();
    Rollout rollout = state.rollout();
    if (rollout != null) {
      state = state.rolledBack(rollout, reason, session.now());
    }
    RevisionName stable = state.stable();
    return to.revision().equals(stable) || stable == null
        ? state.only(to.revision())
        : state.returned(origin(live, stable), to, reason, session.now());
  }

  /**
   * Without asking the cluster again where the Service says it: rollback is the fastest command.
   */
  private Candidate origin(LiveService live, RevisionName name) {
    return live.origin(name).orElseGet(() -> revision(name).origin());
  }

  /** Without a state that can be read, traffic that isn't clear must not stop a rollback either. */
  private State adopted(LiveService live, Candidate to) {
    return live.stateProblem() != null && Adoption.stable(live).isEmpty()
        ? State.adopted(to, session.now(), List.of())
        : Adoption.of(live, session.now());
  }

  private LiveRevision revision(RevisionName name) {
    return session
        .cluster()
        .revision(name)
        .orElseThrow(() -> new Refused("this Service has no revision %s".formatted(name)));
  }
}
