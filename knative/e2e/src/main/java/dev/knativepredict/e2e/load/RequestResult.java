package dev.knativepredict.e2e.load;

import java.time.Duration;
import java.time.Instant;

/**
 * The result of one request.
 *
 * @param revision the revision that responded; empty if the response doesn't name one
 * @param status the HTTP status; 0 if there was no response
 * @param cold whether the pod was started for this request
 */
public record RequestResult(
    Instant sent, Duration took, int status, String revision, boolean cold, Outcome outcome) {

  /** The judgement about a response. */
  public enum Outcome {
    /** Status 200 and the correct prediction. */
    CORRECT,
    /** Status 200 and any other prediction. */
    WRONG,
    /** Any other status, or no response. */
    FAILED
  }

  public Instant received() {
    return sent.plus(took);
  }

  boolean isFrom(String name) {
    return revision.equals(name);
  }
}
