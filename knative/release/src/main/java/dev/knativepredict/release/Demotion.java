package dev.knativepredict.release;

import dev.knativepredict.release.cluster.LiveRevision;
import dev.knativepredict.release.cluster.LiveService;
import dev.knativepredict.release.plan.Refused;
import dev.knativepredict.release.traffic.RevisionName;
import dev.knativepredict.release.traffic.State;
import java.util.Optional;

/**
 * Goes back from a version that got bad after its promotion to the one before, if that is sure to
 * be better.
 */
public record Demotion(Session session) {

  /** Why it mustn't be done as the Service is now; empty if it may. */
  public Optional<String> hindrance(LiveService live) {
    State state = Session.managed(live);
    if (state.rollout() != null) {
      return Optional.of("a release is under way, which judges for itself");
    }
    if (!live.wanted().is(state.traffic())) {
      return Optional.of("somebody changed the traffic");
    }
    if (state.isDemoted()) {
      return Optional.of(
          "the guard went back to it from another version: it may be the world that changed");
    }
    return state.previous().isEmpty()
        ? Optional.of("there is no version before it to go back to")
        : unproven(live, state.previous().get());
  }

  /**
   * Goes back.
   *
   * @param stable the revision that is judged; the write is refused if users get another by now
   * @param reason what the history says
   * @param dryRun whether to stop when the cluster has checked the write
   */
  public void act(RevisionName stable, String reason, boolean dryRun) {
    new Rollback(session)
        .byGuard(
            live -> {
              if (!stable.equals(Session.managed(live).stable())) {
                throw new Refused("%s isn't stable any more".formatted(stable));
              }
              hindrance(live)
                  .ifPresent(why -> {
                    throw new Refused(why);
                  });
            },
            reason,
            dryRun);
  }

  /** It answered when its successor was released; it must still be ready, and have its image. */
  private Optional<String> unproven(LiveService live, RevisionName previous) {
    if (live.proof().filter(proof -> proof.revision().equals(previous)).isEmpty()) {
      return Optional.of("%s was never proven to be a way back".formatted(previous));
    }
    Optional<LiveRevision> revision = session.cluster().revision(previous);
    if (revision.isEmpty()) {
      return Optional.of(WayBack.gone(previous));
    }
    String problem = revision.get().readiness().reason();
    if (!problem.isEmpty()) {
      return Optional.of("%s is not ready: %s".formatted(previous, problem));
    }
    return WayBack.noImage(session, revision.get(), _ -> {});
  }
}
