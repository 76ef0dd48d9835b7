package dev.knativepredict.function.features;

import dev.knativepredict.manifest.Feature;
import dev.knativepredict.manifest.Signature;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/** The columns of a row: those of each feature, in the signature's order. */
final class Columns {

  private final List<Column> columns = new ArrayList<>();
  private final Map<String, Integer> positions = new HashMap<>();
  private final int width;

  Columns(Signature signature) {
    int offset = 0;
    for (Feature feature : signature.features()) {
      positions.put(feature.name(), columns.size());
      columns.add(column(feature, offset));
      offset += feature.columns();
    }
    width = offset;
  }

  /** Not a switch over the types: to link one takes time in a cold start. */
  private static Column column(Feature feature, int offset) {
    return feature instanceof Feature.Numeric numeric
        ? new Column.Single(numeric, offset)
        : new Column.Category((Feature.Categorical) feature, offset);
  }

  int width() {
    return width;
  }

  /** Reads a row's values in order; the current token is the first one, or the list's end. */
  void readValues(JsonParser in, RowEncoder row) {
    int count = 0;
    while (in.currentToken() != JsonToken.END_ARRAY) {
      if (count < columns.size()) {
        columns.get(count).read(in, row, count);
      } else {
        in.skipChildren();
      }
      count++;
      in.nextToken();
    }
    if (count != columns.size()) {
      row.violation(
          "The row has %d values instead of %d: %s".formatted(count, columns.size(), names()));
    }
  }

  /** Reads a row's values by name; the current token starts the object. */
  void readObject(JsonParser in, RowEncoder row) {
    boolean[] seen = new boolean[columns.size()];
    while (in.nextToken() == JsonToken.PROPERTY_NAME) {
      String name = in.currentName();
      Integer position = positions.get(name);
      in.nextToken();
      if (position == null) {
        row.violation(name, "Unknown name; the names are " + names());
        in.skipChildren();
      } else if (seen[position]) {
        row.violation(name, "'%s' is repeated".formatted(name));
        in.skipChildren();
      } else {
        seen[position] = true;
        columns.get(position).read(in, row, name);
      }
    }
    for (int i = 0; i < seen.length; i++) {
      if (!seen[i]) {
        columns.get(i).missing(row);
      }
    }
  }

  private String names() {
    return columns.stream()
        .map(column -> column.feature().name())
        .collect(Collectors.joining(", "));
  }
}
