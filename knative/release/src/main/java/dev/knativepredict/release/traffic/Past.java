package dev.knativepredict.release.traffic;

import java.time.Instant;

/**
 * A release that is over.
 *
 * @param reason one line, cut where it is long: it is kept in an annotation
 */
public record Past(
    Candidate candidate, Ending ending, String reason, Instant began, Instant ended) {

  private static final int LONGEST = 300;

  public Past {
    reason = reason.length() > LONGEST ? reason.substring(0, LONGEST) + "…" : reason;
  }

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
