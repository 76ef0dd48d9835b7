package dev.knativepredict.release.traffic;

import java.time.Instant;

/**
 * A release that is over.
 *
 * @param reason one line
 */
public record Past(
    Candidate candidate, Ending ending, String reason, Instant began, Instant ended) {

  /** How a release can end. */
  public enum Ending {
    PROMOTED,
    ROLLED_BACK,
    /** It was running already, by somebody else's hand, and was taken for stable. */
    ADOPTED
  }

  boolean wasStable() {
    return switch (ending) {
      case PROMOTED, ADOPTED -> true;
      case ROLLED_BACK -> false;
    };
  }
}
