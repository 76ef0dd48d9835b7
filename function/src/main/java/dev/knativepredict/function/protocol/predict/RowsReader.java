package dev.knativepredict.function.protocol.predict;

import dev.knativepredict.function.features.Columns;
import dev.knativepredict.function.features.EncodedRows;
import dev.knativepredict.function.features.Findings;
import dev.knativepredict.function.features.RowEncoder;
import dev.knativepredict.function.json.JsonReader;
import dev.knativepredict.function.refusal.Refused;
import dev.knativepredict.function.settings.Limits;
import dev.knativepredict.manifest.Signature;
import java.util.Arrays;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/**
 * Reads the body of {@code predict} straight into the graph's input: {@code {"features": row}},
 * {@code {"features": [row, …]}} or {@code {"instances": [{name: value, …}, …]}}. Everything that
 * is wrong with it is said at once.
 */
public final class RowsReader implements JsonReader<EncodedRows> {

  private final Columns columns;
  private final int maxRows;

  public RowsReader(Signature signature, Limits limits) {
    this.columns = new Columns(signature);
    this.maxRows = limits.rows();
  }

  @Override
  public Class<EncodedRows> type() {
    return EncodedRows.class;
  }

  @Override
  public EncodedRows read(JsonParser in) {
    return new Reading(in).body();
  }

  private final class Reading {

    private final JsonParser in;
    private final Findings findings = new Findings();
    private float[] values = new float[columns.width()];
    private int rows;
    private int lists;

    Reading(JsonParser in) {
      this.in = in;
    }

    EncodedRows body() {
      if (in.nextToken() == JsonToken.START_OBJECT) {
        while (in.nextToken() == JsonToken.PROPERTY_NAME) {
          property(in.currentName());
        }
        if (lists != 1) {
          findings.violation("", "needs either 'features' or 'instances'");
        }
        if (in.nextToken() != null) {
          findings.violation("", "goes on after the end of its object");
        }
      } else {
        findings.violation("", "is not a JSON object");
      }
      findings.refuseViolations();
      return EncodedRows.of(values, rows, columns.width(), findings.warnings());
    }

    private void property(String name) {
      JsonToken value = in.nextToken();
      switch (name) {
        case "features" -> list("/features", value, this::features);
        case "instances" -> list("/instances", value, this::instances);
        default -> {
          findings.violation(Findings.pointer("", name), "is unknown");
          in.skipChildren();
        }
      }
    }

    private void list(String pointer, JsonToken value, Runnable content) {
      lists++;
      if (value != JsonToken.START_ARRAY) {
        findings.violation(pointer, "is not a list");
        in.skipChildren();
        return;
      }
      int before = rows;
      content.run();
      if (rows == before) {
        findings.violation(pointer, "has no rows");
      }
    }

    private void features() {
      JsonToken first = in.nextToken();
      if (first == JsonToken.END_ARRAY) {
        return;
      }
      if (first != JsonToken.START_ARRAY) {
        columns.readList(in, startRow("/features"));
        return;
      }
      for (JsonToken token = first; token != JsonToken.END_ARRAY; token = in.nextToken()) {
        RowEncoder row = startRow("/features/" + rows);
        if (token == JsonToken.START_ARRAY) {
          in.nextToken();
          columns.readList(in, row);
        } else {
          row.violation("is not a list");
          in.skipChildren();
        }
      }
    }

    private void instances() {
      while (in.nextToken() != JsonToken.END_ARRAY) {
        RowEncoder row = startRow("/instances/" + rows);
        if (in.currentToken() == JsonToken.START_OBJECT) {
          columns.readObject(in, row);
        } else {
          row.violation("is not an object");
          in.skipChildren();
        }
      }
    }

    private RowEncoder startRow(String pointer) {
      if (rows == maxRows) {
        throw new Refused(new Refused.Reason.TooManyRows(maxRows));
      }
      int offset = rows++ * columns.width();
      if (values.length == offset) {
        values = Arrays.copyOf(values, Math.multiplyExact(offset, 2));
      }
      return new RowEncoder(values, offset, pointer, findings);
    }
  }
}
