package dev.knativepredict.release.guard;

import dev.knativepredict.release.drift.DriftReport;
import dev.knativepredict.release.labels.Proportion;
import java.util.SortedMap;
import java.util.function.IntFunction;

/**
 * What a revision did in a window.
 *
 * @param errors of its requests
 * @param errorsBefore those of the first window after its promotion; none if nobody knows
 * @param slow of its warm answers
 * @param drift compares its rows with the training data, by a rule for so many looks
 * @param labels by model
 */
public record GuardWindow(
    Proportion errors,
    Proportion errorsBefore,
    Proportion slow,
    IntFunction<DriftReport> drift,
    SortedMap<String, Labels> labels) {

  /**
   * How right a model was.
   *
   * @param right of the rows whose label came in the window
   * @param before of those that it is compared with
   * @param when these were
   */
  public record Labels(Proportion right, Proportion before, String when) {}
}
