package dev.knativepredict.release.labels;

import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What is known of how right a model's answers are.
 *
 * @param confusion the rows whose actual label is known
 * @param calibration the same rows, by confidence
 * @param reference those of the rows that the model was judged by when it was sealed
 * @param confidence all rows that it answered, by the bin of their confidence
 */
public record ModelLabels(
    Confusion confusion,
    Calibration calibration,
    Calibration reference,
    SortedMap<String, Long> confidence) {

  public static final ModelLabels NONE =
      new ModelLabels(Confusion.NONE, Calibration.NONE, Calibration.NONE, new TreeMap<>());

  public ModelLabels {
    confidence = Collections.unmodifiableSortedMap(new TreeMap<>(confidence));
  }

  /** How accurate it should be until labels come; empty if nobody can tell. */
  public Optional<EstimatedAccuracy> estimate() {
    return EstimatedAccuracy.of(confidence, reference);
  }

  /** Whether there is nothing to say. */
  public boolean isEmpty() {
    return confusion.accuracy().all() == 0 && estimate().isEmpty();
  }
}
