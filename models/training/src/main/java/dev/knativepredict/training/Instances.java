package dev.knativepredict.training;

import static java.util.Objects.requireNonNull;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Rows as a request has them: features by name, a missing one null. */
final class Instances {

  private Instances() {}

  /** A row of the data, its scores read off the cards, which are by the feature's name. */
  static Map<String, @Nullable Object> of(
      ModelSettings settings, Map<String, PointsCard> cards, Row row) {
    Map<String, @Nullable Object> instance = new LinkedHashMap<>();
    for (FeatureSettings feature : settings.features()) {
      instance.put(
          feature.name(),
          switch (feature) {
            case FeatureSettings.Numeric numeric -> number(numeric, row);
            case FeatureSettings.Categorical categorical -> text(categorical, row);
            case FeatureSettings.Score score -> requireNonNull(cards.get(score.name())).score(row);
          });
    }
    return instance;
  }

  private static @Nullable Double number(FeatureSettings.Numeric feature, Row row) {
    if (isMissing(feature.column(), feature.missing() != null, row)) {
      return null;
    }
    // In decimals, so that 4.52 times 10,000 is 45,200 and not 45,199.999….
    BigDecimal times = BigDecimal.valueOf(feature.times() == null ? 1 : feature.times());
    return BigDecimal.valueOf(row.number(feature.column())).multiply(times).doubleValue();
  }

  private static @Nullable String text(FeatureSettings.Categorical feature, Row row) {
    if (isMissing(feature.column(), feature.missing() != null, row)) {
      return null;
    }
    String value = row.cell(feature.column());
    if (!feature.values().contains(value)) {
      throw new IllegalArgumentException(
          "row %d: %s: '%s' is none of %s"
              .formatted(row.place(), feature.column(), value, feature.values()));
    }
    return value;
  }

  private static boolean isMissing(String column, boolean allowed, Row row) {
    boolean missing = row.isMissing(column);
    if (missing && !allowed) {
      throw new IllegalArgumentException(
          "row %d: %s is missing, and the settings don't say what stands in for it"
              .formatted(row.place(), column));
    }
    return missing;
  }
}
