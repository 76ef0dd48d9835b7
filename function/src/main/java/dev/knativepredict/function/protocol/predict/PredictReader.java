package dev.knativepredict.function.protocol.predict;

import dev.knativepredict.function.features.EncodedRows;
import dev.knativepredict.function.features.FeatureEncoder;
import dev.knativepredict.function.features.RowsBuilder;
import dev.knativepredict.function.json.JsonReader;
import dev.knativepredict.function.refusal.Violation;
import dev.knativepredict.function.settings.Limits;
import dev.knativepredict.manifest.Signature;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/**
 * Reads the body of {@code predict} straight into the graph's input: {@code {"features": row}},
 * {@code {"features": [row, …]}} or {@code {"instances": [{name: value, …}, …]}}. All violations
 * are reported at once.
 */
public final class PredictReader implements JsonReader<EncodedRows> {

  private final FeatureEncoder encoder;

  public PredictReader(Signature signature, Limits limits) {
    this.encoder = new FeatureEncoder(signature, limits.rows());
  }

  @Override
  public Class<EncodedRows> type() {
    return EncodedRows.class;
  }

  @Override
  public EncodedRows read(JsonParser in) {
    return new Reading(in, encoder.newRows()).body();
  }

  private static final class Reading {

    private final JsonParser in;
    private final RowsBuilder rows;
    private int lists;

    Reading(JsonParser in, RowsBuilder rows) {
      this.in = in;
      this.rows = rows;
    }

    EncodedRows body() {
      if (in.nextToken() == JsonToken.START_OBJECT) {
        while (in.nextToken() == JsonToken.PROPERTY_NAME) {
          property(in.currentName());
        }
        if (lists != 1) {
          violation("", "Exactly one of 'features' and 'instances' is needed");
        }
        if (in.nextToken() != null) {
          violation("", "There is more after the end of the JSON object");
        }
      } else {
        violation("", "The body must be a JSON object");
      }
      return rows.build();
    }

    private void property(String name) {
      JsonToken value = in.nextToken();
      switch (name) {
        case "features" -> list(name, value, this::features);
        case "instances" -> list(name, value, this::instances);
        default -> {
          violation(Violation.pointer("", name), "Unknown name '%s'".formatted(name));
          in.skipChildren();
        }
      }
    }

    private void list(String name, JsonToken value, Runnable content) {
      lists++;
      if (value != JsonToken.START_ARRAY) {
        violation("/" + name, "'%s' must be a list".formatted(name));
        in.skipChildren();
        return;
      }
      int before = rows.count();
      content.run();
      if (rows.count() == before) {
        violation("/" + name, "'%s' has no rows".formatted(name));
      }
    }

    private void features() {
      JsonToken first = in.nextToken();
      if (first == JsonToken.END_ARRAY) {
        return;
      }
      if (first != JsonToken.START_ARRAY) {
        rows.readValues(in, "/features");
        return;
      }
      for (JsonToken token = first; token != JsonToken.END_ARRAY; token = in.nextToken()) {
        rows.readList(in, "/features/" + rows.count());
      }
    }

    private void instances() {
      while (in.nextToken() != JsonToken.END_ARRAY) {
        rows.readObject(in, "/instances/" + rows.count());
      }
    }

    private void violation(String pointer, String detail) {
      rows.findings().violation(pointer, detail);
    }
  }
}
