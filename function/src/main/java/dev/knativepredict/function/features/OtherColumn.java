package dev.knativepredict.function.features;

import dev.knativepredict.function.json.Element;
import dev.knativepredict.function.json.Json;
import dev.knativepredict.manifest.Datatype;
import dev.knativepredict.manifest.Feature;
import dev.knativepredict.manifest.Feature.Encoding;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/** A column that models of one FP32 matrix don't have, and never load. */
sealed interface OtherColumn extends Column {

  static OtherColumn of(Feature feature, Datatype datatype, Place place) {
    return switch (feature) {
      case Feature.Numeric number -> new Exact(number, datatype, Element.of(datatype), place);
      case Feature.Flag flag -> new Flag(flag, place);
      case Feature.Text text -> new Text(text, place);
      case Feature.Categorical category ->
          category.encoding() == Encoding.TEXT
              ? new Category(category, place)
              : new Code(category, place);
    };
  }

  /** A number of any other type than FP32, without loss. */
  record Exact(Feature.Numeric feature, Datatype datatype, Element element, Place place)
      implements OtherColumn {

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
      } else if (row.read(in, element, place)) {
        Range.warn(feature, in, row, member);
      } else if (datatype.isWhole()) {
        refuse(in, row, member, element.expected());
      } else {
        row.violation(
            member,
            "'%s' is too large for the model's numbers (%s)".formatted(feature.name(), datatype));
      }
    }
  }

  /** True or false. */
  record Flag(Feature.Flag feature, Place place) implements OtherColumn {

    @Override
    public void writeMissing(RowEncoder row) {
      row.put(place, Boolean.TRUE.equals(feature.whenMissing()) ? 1 : 0);
    }

    @Override
    public void write(JsonParser in, RowEncoder row, Object member) {
      JsonToken token = in.currentToken();
      if (token == JsonToken.VALUE_TRUE || token == JsonToken.VALUE_FALSE) {
        row.put(place, token == JsonToken.VALUE_TRUE ? 1 : 0);
      } else {
        refuse(in, row, member, "true or false");
      }
    }
  }

  /** Any text. */
  record Text(Feature.Text feature, Place place) implements OtherColumn {

    @Override
    public void writeMissing(RowEncoder row) {
      if (feature.whenMissing() != null) {
        row.put(place, feature.whenMissing());
      }
    }

    @Override
    public void write(JsonParser in, RowEncoder row, Object member) {
      if (in.currentToken() == JsonToken.VALUE_STRING && Json.isWritable(in.getString())) {
        row.put(place, in.getString());
      } else {
        refuse(in, row, member, "a text");
      }
    }
  }

  /** One of a few texts, as it is. */
  record Category(Feature.Categorical feature, Place place) implements OtherColumn {

    @Override
    public void writeMissing(RowEncoder row) {
      // The empty text, which a new row is filled with.
    }

    @Override
    public void write(JsonParser in, RowEncoder row, Object member) {
      int position = position(feature, in, row, member);
      if (position >= 0) {
        row.put(place, feature.values().get(position));
      }
    }
  }

  /** One of a few texts, as its position. */
  record Code(Feature.Categorical feature, Place place) implements OtherColumn {

    @Override
    public void writeMissing(RowEncoder row) {
      row.put(place, -1);
    }

    @Override
    public void write(JsonParser in, RowEncoder row, Object member) {
      row.put(place, position(feature, in, row, member));
    }
  }
}
