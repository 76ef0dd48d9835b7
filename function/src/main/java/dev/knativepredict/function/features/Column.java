package dev.knativepredict.function.features;

import dev.knativepredict.manifest.Datatype;
import dev.knativepredict.manifest.Feature;
import dev.knativepredict.manifest.Feature.Encoding;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/** Where a feature's value goes in a row of the graph's inputs. */
sealed interface Column permits Column.Single, Column.OneHot, OtherColumn {

  /** Not a switch over the types: to link one takes time in a cold start. */
  static Column of(Feature feature, Datatype datatype, Place place) {
    if (feature instanceof Feature.Numeric number && datatype == Datatype.FP32) {
      return new Single(number, place);
    }
    return feature instanceof Feature.Categorical category
            && category.encoding() == Encoding.ONE_HOT
        ? new OneHot(category, place)
        : OtherColumn.of(feature, datatype, place);
  }

  Feature feature();

  /** Writes what an optional value is replaced with when a row leaves it out. */
  void writeMissing(RowEncoder row);

  /** Writes the current token's value, which is not null, or adds a violation. */
  void write(JsonParser in, RowEncoder row, Object member);

  default void read(JsonParser in, RowEncoder row, Object member) {
    if (in.currentToken() != JsonToken.VALUE_NULL) {
      write(in, row, member);
    } else if (feature().optional()) {
      fill(row);
    } else {
      row.violation(member, "'%s' must not be null".formatted(feature().name()));
    }
  }

  default void missing(RowEncoder row) {
    if (feature().optional()) {
      fill(row);
    } else {
      row.violation(feature().name(), "'%s' is missing".formatted(feature().name()));
    }
  }

  private void fill(RowEncoder row) {
    writeMissing(row);
    row.filled(feature().name());
  }

  /** Adds a violation of the value's type. */
  default void refuse(JsonParser in, RowEncoder row, Object member, String expected) {
    row.violation(member, "'%s' must be %s".formatted(feature().name(), expected));
    in.skipChildren();
  }

  /** The position of the current token among a feature's values; -1 if it is refused. */
  default int position(Feature.Categorical feature, JsonParser in, RowEncoder row, Object member) {
    boolean text = in.currentToken() == JsonToken.VALUE_STRING;
    int position = text ? feature.values().indexOf(in.getString()) : -1;
    if (position < 0) {
      refuse(in, row, member, "one of " + feature.values());
    }
    return position;
  }

  /** A number of an FP32 tensor, which most models have. */
  record Single(Feature.Numeric feature, Place place) implements Column {

    @Override
    public void writeMissing(RowEncoder row) {
      if (feature.whenMissing() != null) {
        row.put(place, feature.whenMissing());
      }
    }

    @Override
    public void write(JsonParser in, RowEncoder row, Object member) {
      if (!in.currentToken().isNumeric()) {
        refuse(in, row, member, "a number");
        return;
      }
      double number = in.getDoubleValue();
      row.put(place, number);
      if (Math.abs(number) > Float.MAX_VALUE) {
        row.violation(
            member, "'%s' is too large for the model's numbers (FP32)".formatted(feature.name()));
      } else {
        Range.warn(feature, number, row, member);
      }
    }
  }

  /** One column per value: 1 in the column of the row's value, 0 in the others. */
  record OneHot(Feature.Categorical feature, Place place) implements Column {

    @Override
    public void writeMissing(RowEncoder row) {
      // All zeros, which a new row is filled with.
    }

    @Override
    public void write(JsonParser in, RowEncoder row, Object member) {
      int category = position(feature, in, row, member);
      if (category >= 0) {
        row.put(place.plus(category), 1);
      }
    }
  }
}
