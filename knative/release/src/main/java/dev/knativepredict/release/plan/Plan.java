package dev.knativepredict.release.plan;

import dev.knativepredict.release.traffic.RevisionName;
import dev.knativepredict.release.traffic.Running;
import dev.knativepredict.release.traffic.State;
import org.jspecify.annotations.Nullable;

/** What a deploy has to do. */
public sealed interface Plan {

  /** It is stable already. */
  record Nothing(RevisionName stable) implements Plan {}

  /** The service has no stable revision yet: nothing to compare with, nobody to share with. */
  record First() implements Plan {}

  /** It was stable once: it comes back at once, without steps. */
  record Back(RevisionName stable) implements Plan {}

  /** Step by step beside the stable one. */
  record Canary(RevisionName stable) implements Plan {}

  /**
   * Decides.
   *
   * @param state null for a Service that isn't there yet
   * @param force is a candidate wanted although it failed before?
   */
  static Plan of(@Nullable State state, RevisionName candidate, boolean force) {
    if (state == null) {
      return new First();
    }
    boolean resumed = isFor(state.running(), candidate);
    if (state.running() != null && !resumed) {
      throw new Refused(
          "%s is held at %s; promote it or roll it back first"
              .formatted(state.running().candidate().revision(), state.running().share()));
    }
    RevisionName stable = state.stable();
    if (candidate.equals(stable)) {
      return new Nothing(candidate);
    }
    var failure = state.failure(candidate);
    if (failure.isPresent() && !force && !resumed) {
      throw new Refused(
          "%s failed before (%s); --force tries it again".formatted(candidate, failure.get()));
    }
    if (stable == null) {
      return new First();
    }
    return state.wasStable(candidate) ? new Back(stable) : new Canary(stable);
  }

  private static boolean isFor(@Nullable Running running, RevisionName candidate) {
    return running != null && running.candidate().revision().equals(candidate);
  }
}
