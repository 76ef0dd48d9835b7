package dev.knativepredict.training.fit;

import static java.util.Objects.requireNonNull;

import dev.knativepredict.training.data.FeatureSpec;
import dev.knativepredict.training.data.ModelSpec;
import dev.knativepredict.training.data.Row;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Turns rows of the data into instances as a request has them: values by feature name. */
final class Instances {

  private Instances() {}

  /**
   * The instance of a row; a missing value is null.
   *
   * @param cards the points cards, by the feature's name
   */
  static Map<String, @Nullable Object> of(ModelSpec spec, Map<String, PointsCard> cards, Row row) {
    Map<String, @Nullable Object> instance = new LinkedHashMap<>();
    for (FeatureSpec feature : spec.features()) {
      instance.put(
          feature.name(),
          switch (feature) {
            case FeatureSpec.Numeric numeric -> number(numeric, row);
            case FeatureSpec.Categorical categorical -> text(categorical, row);
            case FeatureSpec.Score score -> requireNonNull(cards.get(score.name())).score(row);
          });
    }
    return instance;
  }

  private static @Nullable Double number(FeatureSpec.Numeric feature, Row row) {
    if (isMissing(feature.column(), feature.missing() != null, row)) {
      return null;
    }
    // In decimals, so that 4.52 times 10,000 is 45,200 and not 45,199.999….
    BigDecimal times = BigDecimal.valueOf(feature.times() == null ? 1 : feature.times());
    double number = BigDecimal.valueOf(row.number(feature.column())).multiply(times).doubleValue();
    if (!Float.isFinite((float) number)) {
      throw new IllegalArgumentException(
          "row %d: %s: %s is too large for single precision"
              .formatted(row.place(), feature.column(), number));
    }
    return number;
  }

  private static @Nullable String text(FeatureSpec.Categorical feature, Row row) {
    String value = row.cell(feature.column());
    if (feature.values().contains(value)) {
      // Also where it is `NA`: a country or a continent can be.
      return value;
    }
    if (!isMissing(feature.column(), feature.missing() != null, row)) {
      throw new IllegalArgumentException(
          "row %d: %s: '%s' is none of %s"
              .formatted(row.place(), feature.column(), value, feature.values()));
    }
    return null;
  }

  private static boolean isMissing(String column, boolean allowed, Row row) {
    boolean missing = row.isMissing(column);
    if (missing && !allowed) {
      throw new IllegalArgumentException(
          "row %d: %s is missing, and the feature has no 'missing' setting"
              .formatted(row.place(), column));
    }
    return missing;
  }
}
