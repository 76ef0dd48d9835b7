package dev.knativepredict.release;

import dev.knativepredict.release.cluster.Change;
import dev.knativepredict.release.cluster.RevisionSeen;
import dev.knativepredict.release.cluster.Seen;
import dev.knativepredict.release.traffic.RevisionName;
import dev.knativepredict.release.traffic.Running;
import dev.knativepredict.release.traffic.State;
import dev.knativepredict.release.traffic.Traffic;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;

/** A candidate becomes the stable revision. */
record Promotion(Session session) {

  /**
   * Gives it all of the traffic and the tag, and keeps the one before for a way back.
   *
   * @param whose finds the release that is promoted, or refuses
   */
  RevisionName promote(Function<Seen, Running> whose, String reason) {
    Seen before =
        session.write(seen -> {
          Running running = whose.apply(seen);
          return Change.to(Session.managed(seen).promoted(running, reason, Instant.now()));
        });
    RevisionName promoted = whose.apply(before).candidate().revision();
    session.finished(Traffic.only(promoted), promoted);
    session.progress().say("%s is stable".formatted(promoted));
    keepOnlyWayBack();
    return promoted;
  }

  private void keepOnlyWayBack() {
    State state = Session.managed(session.seen());
    Optional<RevisionName> back = state.previous();
    for (RevisionSeen revision : session.cluster().revisions()) {
      boolean wanted = back.filter(revision.name()::equals).isPresent();
      if (revision.kept() != wanted) {
        session.cluster().keep(revision.name(), wanted);
      }
    }
  }
}
