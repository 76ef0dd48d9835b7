package dev.knativepredict.e2e.load;

import java.time.Duration;
import java.time.Instant;

/**
 * What became of one request.
 *
 * @param revision who answered; empty where nobody said
 * @param status 0 where no answer came
 */
public record Answer(
    Instant sent, Duration took, int status, String revision, boolean cold, Outcome outcome) {

  /** Right: 200 and the prediction that belongs to the row. Wrong: 200 and another. */
  public enum Outcome {
    RIGHT,
    WRONG,
    FAILED
  }

  public Instant received() {
    return sent.plus(took);
  }

  boolean by(String name) {
    return revision.equals(name);
  }
}
