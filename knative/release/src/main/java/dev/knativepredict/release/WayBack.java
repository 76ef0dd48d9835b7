package dev.knativepredict.release;

import dev.knativepredict.release.cluster.LiveRevision;
import dev.knativepredict.release.evidence.ImageRegistry.Presence;
import dev.knativepredict.release.traffic.Proof;
import dev.knativepredict.release.traffic.RevisionName;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Proves that the stable revision could take all of the traffic again: one of its pods answers
 * predictions, and its image is where a node would pull it from. Knative calls a revision without
 * pods ready for ever, even if its image is gone (knative/serving#14157).
 */
final class WayBack {

  private final Session session;
  private final ReleasePolicy policy;
  private final Evidence evidence;
  private @Nullable Proof proof;

  WayBack(Session session, ReleasePolicy policy, Evidence evidence) {
    this.session = session;
    this.policy = policy;
    this.evidence = evidence;
  }

  /** The last proof; null if there is none. */
  @Nullable Proof proof() {
    return proof;
  }

  /** Proves it anew, before the candidate gets more. */
  void prove(RevisionName stable) {
    Optional<String> missing = evidence.unanswered(stable).or(() -> noImage(stable));
    if (missing.isEmpty()) {
      proof = new Proof(stable, session.now());
      return;
    }
    String reason = "there may be no way back: " + missing.get();
    switch (policy.onNoWayBack()) {
      case HOLD -> throw new InconclusiveEvidence(reason);
      case WARN -> session.progress().sayOnce("warning: " + reason);
    }
  }

  private Optional<String> noImage(RevisionName stable) {
    Optional<LiveRevision> revision = session.cluster().revision(stable);
    return revision.isEmpty()
        ? Optional.of(gone(stable))
        : noImage(session, revision.get(), evidence::notSeen);
  }

  static String gone(RevisionName revision) {
    return "there is no revision %s any more".formatted(revision);
  }

  /**
   * Why no node could pull the image of a revision; empty if one can, or nobody knows.
   *
   * @param unseen gets a line if nobody knows
   */
  static Optional<String> noImage(Session session, LiveRevision revision, Consumer<String> unseen) {
    String image = revision.origin().image();
    return switch (session.images().find(image)) {
      case Presence.There there -> Optional.empty();
      case Presence.Gone gone -> Optional.of("the registry has %s no more".formatted(image));
      case Presence.Unknown(String reason) -> {
        unseen.accept(
            "whether the image of %s is in its registry: %s".formatted(revision.name(), reason));
        yield Optional.empty();
      }
    };
  }
}
