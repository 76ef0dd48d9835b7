package dev.knativepredict.function.features;

import dev.knativepredict.manifest.Feature;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;

/** The numbers that the training data had, as far as it is known. */
public final class Range {

  private Range() {}

  /** Warns of the current token where it is outside; it is not parsed if nothing is known. */
  static void warn(Feature.Numeric feature, JsonParser in, RowEncoder row, Object member) {
    if (feature.min() != null || feature.max() != null) {
      warn(feature, in.getDoubleValue(), row, member);
    }
  }

  static void warn(Feature.Numeric feature, double number, RowEncoder row, Object member) {
    Double min = feature.min();
    Double max = feature.max();
    if ((min != null && number < min) || (max != null && number > max)) {
      row.warning(
          member,
          "'%s' is outside of the training data: %s".formatted(feature.name(), text(feature)));
    }
  }

  /** The range with its unit, in words; null if nothing is known. */
  public static @Nullable String text(Feature.Numeric feature) {
    String unit = feature.unit() == null ? "" : " " + feature.unit();
    if (feature.min() != null && feature.max() != null) {
      return "%s to %s%s".formatted(feature.min(), feature.max(), unit);
    }
    if (feature.min() != null) {
      return "%s%s or more".formatted(feature.min(), unit);
    }
    return feature.max() == null ? null : "%s%s or less".formatted(feature.max(), unit);
  }
}
