package dev.knativepredict.release.plan;

import dev.knativepredict.release.traffic.RevisionName;
import dev.knativepredict.release.traffic.Rollout;
import dev.knativepredict.release.traffic.State;
import org.jspecify.annotations.Nullable;

/** What a deploy has to do. */
public sealed interface Plan {

  /** The candidate is stable already. */
  record Nothing(RevisionName stable) implements Plan {}

  /**
   * The Service has no stable revision yet to compare with.
   *
   * @param tried whether the candidate was tried before: it is the Service's revision already
   */
  record First(boolean tried) implements Plan {}

  /** The candidate was stable once: it gets all of the traffic without steps. */
  record Back(RevisionName stable) implements Plan {}

  /** The candidate gets traffic step by step, beside the stable revision. */
  record Canary(RevisionName stable) implements Plan {}

  /**
   * Decides what to do, or refuses.
   *
   * @param state null for a Service that doesn't exist yet
   */
  static Plan of(@Nullable State state, RevisionName candidate) {
    if (state == null) {
      return new First(false);
    }
    boolean resumed = isFor(state.rollout(), candidate);
    if (state.rollout() != null && !resumed) {
      throw new Refused(
          "%s is held at %s: promote it or roll it back first"
              .formatted(state.rollout().candidate().revision(), state.rollout().share()));
    }
    RevisionName stable = state.stable();
    if (candidate.equals(stable)) {
      return new Nothing(candidate);
    }
    var failure = state.failure(candidate);
    if (failure.isPresent() && !resumed) {
      throw new Refused(
          "%s failed before (%s); --force releases it again".formatted(candidate, failure.get()));
    }
    if (stable == null) {
      return new First(resumed);
    }
    return state.wasStable(candidate) ? new Back(stable) : new Canary(stable);
  }

  private static boolean isFor(@Nullable Rollout rollout, RevisionName candidate) {
    return rollout != null && rollout.candidate().revision().equals(candidate);
  }
}
