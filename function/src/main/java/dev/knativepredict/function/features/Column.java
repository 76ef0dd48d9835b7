package dev.knativepredict.function.features;

import dev.knativepredict.manifest.Feature;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/** Where a feature's value goes in a row of the graph's input. */
sealed interface Column {

  Feature feature();

  /** Writes what stands in for a value that a row leaves out, where it may. */
  void writeMissing(RowEncoder row);

  /** Writes the current token's value, which is not null, or says what is wrong with it. */
  void write(JsonParser in, RowEncoder row, Object member);

  default void read(JsonParser in, RowEncoder row, Object member) {
    if (in.currentToken() != JsonToken.VALUE_NULL) {
      write(in, row, member);
    } else if (feature().optional()) {
      writeMissing(row);
    } else {
      row.violation(member, feature().name() + " is null, which it can't be");
    }
  }

  default void missing(RowEncoder row) {
    if (feature().optional()) {
      writeMissing(row);
    } else {
      row.violation(feature().name(), "is missing");
    }
  }

  /** One column. */
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
        row.violation(member, feature.name() + " is not a number");
        in.skipChildren();
        return;
      }
      double number = in.getDoubleValue();
      row.set(at, (float) number);
      if (Math.abs(number) > Float.MAX_VALUE) {
        row.violation(
            member, feature.name() + " is beyond the numbers that the model computes with (FP32)");
      } else if (number < feature.min() || number > feature.max()) {
        row.warning(
            member,
            "%s is outside what the model has seen: %s to %s %s"
                .formatted(feature.name(), feature.min(), feature.max(), feature.unit()));
      }
    }
  }

  /** A column a value: 1 in that of the row's, 0 in the others. */
  record Category(Feature.Categorical feature, int at) implements Column {

    @Override
    public void writeMissing(RowEncoder row) {
      // All zeros, as a row starts.
    }

    @Override
    public void write(JsonParser in, RowEncoder row, Object member) {
      boolean text = in.currentToken() == JsonToken.VALUE_STRING;
      int category = text ? feature.values().indexOf(in.getString()) : -1;
      if (category < 0) {
        row.violation(member, "%s is none of %s".formatted(feature.name(), feature.values()));
        in.skipChildren();
      } else {
        row.set(at + category, 1);
      }
    }
  }
}
