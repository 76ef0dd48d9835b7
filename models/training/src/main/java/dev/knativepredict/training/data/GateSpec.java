package dev.knativepredict.training.data;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonCreator;
import org.jspecify.annotations.Nullable;

/**
 * What a model has to reach to be sealed, in the mean over all folds of all repeats.
 *
 * @param metric what is looked at
 * @param bound the lowest value, or the highest where less is better
 */
public record GateSpec(Measure metric, double bound) {

  /**
   * Reads the settings: {@code minAccuracy} alone, or {@code metric} with {@code atLeast}, or with
   * {@code atMost} where less is better.
   */
  @JsonCreator
  static GateSpec of(
      @Nullable Double minAccuracy,
      @Nullable Measure metric,
      @Nullable Double atLeast,
      @Nullable Double atMost) {
    if (minAccuracy != null) {
      if (metric != null || atLeast != null || atMost != null) {
        throw new IllegalArgumentException("gate: either minAccuracy, or metric with its bound");
      }
      if (!(minAccuracy > 0 && minAccuracy <= 1)) {
        throw new IllegalArgumentException(
            "gate.minAccuracy: above 0 and at most 1, not " + minAccuracy);
      }
      return new GateSpec(Measure.ACCURACY, minAccuracy);
    }
    requireNonNull(metric, "gate: either minAccuracy, or metric with its bound");
    return new GateSpec(metric, bound(metric, atLeast, atMost));
  }

  private static double bound(Measure metric, @Nullable Double atLeast, @Nullable Double atMost) {
    Double bound = metric.moreIsBetter() ? atLeast : atMost;
    Double other = metric.moreIsBetter() ? atMost : atLeast;
    String name = metric.moreIsBetter() ? "atLeast" : "atMost";
    if (bound == null || other != null || !Double.isFinite(bound)) {
      throw new IllegalArgumentException(
          "gate: the metric %s needs a number '%s', and no other bound"
              .formatted(metric.key(), name));
    }
    return bound;
  }

  /** Whether a value is good enough; a value that is not defined never is. */
  public boolean admits(@Nullable Double value) {
    return value != null && (metric.moreIsBetter() ? value >= bound : value <= bound);
  }
}
