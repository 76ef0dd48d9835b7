package dev.knativepredict.release.drift;

import dev.knativepredict.release.drift.DriftResult.Compared;
import java.util.Optional;

/**
 * The rows of a window beside those that they are compared with.
 *
 * @param control the rows of the training data, of the window before or of another revision
 */
public record DriftTest(Subject subject, Histogram window, Histogram control, DriftResult result) {

  /** The numbers, if there were enough rows. */
  public Optional<Compared> compared() {
    return result instanceof Compared compared ? Optional.of(compared) : Optional.empty();
  }

  public boolean isDrift() {
    return compared().filter(Compared::isDrift).isPresent();
  }

  boolean hasTooFewRows() {
    return result instanceof DriftResult.TooFewRows;
  }

  /** The share of the window's rows outside the range of the training data, 0 to 1. */
  public double outside() {
    return window.rows() == 0 ? 0 : (double) window.outside() / window.rows();
  }
}
