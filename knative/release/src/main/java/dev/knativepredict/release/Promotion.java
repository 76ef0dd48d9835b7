package dev.knativepredict.release;

import dev.knativepredict.release.cluster.Change;
import dev.knativepredict.release.cluster.LiveRevision;
import dev.knativepredict.release.cluster.LiveService;
import dev.knativepredict.release.traffic.Proof;
import dev.knativepredict.release.traffic.RevisionName;
import dev.knativepredict.release.traffic.Rollout;
import dev.knativepredict.release.traffic.Traffic;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Makes a candidate the stable revision. */
public record Promotion(Session session) {

  /**
   * Gives the candidate all of the traffic and the tag {@code stable}, and keeps the revision that
   * was stable before, for a rollback.
   *
   * @param rollout finds the release to promote, or refuses
   * @param wayBack the proof that there is one; null if there is none
   * @return the new stable revision
   */
  public RevisionName promote(
      Function<LiveService, Rollout> rollout, String reason, @Nullable Proof wayBack) {
    LiveService before =
        session.write(live ->
            Change.to(Session.managed(live).promoted(rollout.apply(live), reason, session.now()))
                .with(wayBack));
    RevisionName promoted = rollout.apply(before).candidate().revision();
    session.finished(Traffic.only(promoted), promoted);
    session.progress().say("%s is stable".formatted(promoted));
    keepOnlyPrevious();
    return promoted;
  }

  private void keepOnlyPrevious() {
    Optional<RevisionName> previous = Session.managed(session.service()).previous();
    for (LiveRevision revision : session.cluster().revisions()) {
      boolean wanted = previous.filter(revision.name()::equals).isPresent();
      if (revision.kept() != wanted) {
        session.cluster().keep(revision.name(), wanted);
      }
    }
  }
}
