package dev.knativepredict.release.traffic;

import java.time.Instant;

/**
 * A release that has ended.
 *
 * @param reason one line; cut after 300 characters, since an annotation has to hold it
 */
public record PastRelease(
    Candidate candidate, Ending ending, String reason, Instant began, Instant ended) {

  private static final int LONGEST = 300;

  public PastRelease {
    reason = reason.length() > LONGEST ? reason.substring(0, LONGEST) + "…" : reason;
  }

  /** How a release can end. */
  public enum Ending {
    PROMOTED,
    ROLLED_BACK,
    /** Somebody else had given it all of the traffic, and it was accepted as stable. */
    ADOPTED
  }

  boolean wasStable() {
    return switch (ending) {
      case PROMOTED, ADOPTED -> true;
      case ROLLED_BACK -> false;
    };
  }
}
