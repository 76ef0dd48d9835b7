package dev.knativepredict.function.features;

import dev.knativepredict.manifest.Feature;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/** Where a feature's value goes in a row of the graph's input. */
sealed interface Column {

  Feature feature();

  /** Writes what an optional value is replaced with when a row leaves it out. */
  void writeMissing(RowEncoder row);

  /** Writes the current token's value, which is not null, or adds a violation. */
  void write(JsonParser in, RowEncoder row, Object member);

  default void read(JsonParser in, RowEncoder row, Object member) {
    if (in.currentToken() != JsonToken.VALUE_NULL) {
      write(in, row, member);
    } else if (feature().optional()) {
      writeMissing(row);
    } else {
      row.violation(member, "'%s' must not be null".formatted(feature().name()));
    }
  }

  default void missing(RowEncoder row) {
    if (feature().optional()) {
      writeMissing(row);
    } else {
      row.violation(feature().name(), "'%s' is missing".formatted(feature().name()));
    }
  }

  /** A single column. */
  record Single(Feature.Numeric feature, int at) implements Column {

    @Override
    public void writeMissing(RowEncoder row) {
      if (feature.whenMissing() != null) {
        row.set(at, feature.whenMissing().floatValue());
      }
    }

    @Override
    public void write(JsonParser in, RowEncoder row, Object member) {
      if (!in.currentToken().isNumeric()) {
        row.violation(member, "'%s' must be a number".formatted(feature.name()));
        in.skipChildren();
        return;
      }
      double number = in.getDoubleValue();
      row.set(at, (float) number);
      if (Math.abs(number) > Float.MAX_VALUE) {
        row.violation(
            member, "'%s' is too large for the model's numbers (FP32)".formatted(feature.name()));
      } else if (isOutside(number)) {
        row.warning(
            member,
            "'%s' is outside of the training data: %s to %s %s"
                .formatted(feature.name(), feature.min(), feature.max(), feature.unit()));
      }
    }

    private boolean isOutside(double number) {
      Double min = feature.min();
      Double max = feature.max();
      return (min != null && number < min) || (max != null && number > max);
    }
  }

  /** One column per value: 1 in the column of the row's value, 0 in the others. */
  record Category(Feature.Categorical feature, int at) implements Column {

    @Override
    public void writeMissing(RowEncoder row) {
      // All zeros, which a new row is filled with.
    }

    @Override
    public void write(JsonParser in, RowEncoder row, Object member) {
      boolean text = in.currentToken() == JsonToken.VALUE_STRING;
      int category = text ? feature.values().indexOf(in.getString()) : -1;
      if (category < 0) {
        row.violation(member, "'%s' must be one of %s".formatted(feature.name(), feature.values()));
        in.skipChildren();
      } else {
        row.set(at + category, 1);
      }
    }
  }
}
