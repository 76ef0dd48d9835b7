package dev.knativepredict.training.data;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** Reads the values of features from rows; what the settings don't allow is refused by its line. */
public final class Values {

  /** Its square and a sum of many are still numbers. */
  private static final double LARGEST = 1e100;

  private Values() {}

  /** A number; null where it is missing. */
  public static @Nullable Double number(FeatureSpec.Numeric feature, Row row) {
    if (isMissing(feature.column(), feature.missing() != null, row)) {
      return null;
    }
    double number = row.number(feature.column());
    if (feature.times() != null) {
      // In decimals, so that 4.52 times 10,000 is 45,200 and not 45,199.999….
      number =
          BigDecimal.valueOf(number).multiply(BigDecimal.valueOf(feature.times())).doubleValue();
    }
    if (Math.abs(number) > LARGEST) {
      throw row.refused(feature.column(), number + " is too large");
    }
    return number;
  }

  /** One of the feature's values; null where it is missing. */
  public static @Nullable String text(FeatureSpec.Categorical feature, Row row) {
    String value = row.cell(feature.column());
    if (feature.values().contains(value)) {
      // Also where it is `NA`: a country or a continent can be.
      return value;
    }
    if (!isMissing(feature.column(), feature.missing() != null, row)) {
      throw row.refused(feature.column(), "'%s' is none of %s".formatted(value, feature.values()));
    }
    return null;
  }

  private static boolean isMissing(String column, boolean allowed, Row row) {
    boolean missing = row.isMissing(column);
    if (missing && !allowed) {
      throw row.refused(column, "it is missing, and the feature has no 'missing' setting");
    }
    return missing;
  }

  /** Refuses a row that has no value for a feature, or one that the settings don't allow. */
  static void check(FeatureSpec feature, Row row) {
    switch (feature) {
      case FeatureSpec.Numeric numeric -> number(numeric, row);
      case FeatureSpec.Categorical categorical -> text(categorical, row);
      case FeatureSpec.Score score -> score.items().forEach(item -> item.bin(row));
    }
  }
}
