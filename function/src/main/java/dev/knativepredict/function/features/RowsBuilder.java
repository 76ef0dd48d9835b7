package dev.knativepredict.function.features;

import dev.knativepredict.function.refusal.Refusal.TooManyRows;
import dev.knativepredict.function.refusal.Refused;
import dev.knativepredict.manifest.Datatype;
import dev.knativepredict.onnx.Tensor;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/** The rows of one request, while they are read: one tensor that grows, and all that is wrong. */
public final class RowsBuilder {

  private final Columns columns;
  private final int maxRows;
  private final Findings findings = new Findings();
  private ByteBuffer values;
  private int rows;

  RowsBuilder(Columns columns, int maxRows) {
    this.columns = columns;
    this.maxRows = maxRows;
    this.values = buffer(rowBytes());
  }

  public Findings findings() {
    return findings;
  }

  /** How many rows there are so far. */
  public int count() {
    return rows;
  }

  /**
   * Reads a row of values in the signature's order.
   *
   * @param in at the first value, or at the end of the list
   * @param pointer a JSON pointer to the row
   */
  public void readValues(JsonParser in, String pointer) {
    columns.readValues(in, startRow(pointer));
  }

  /** Reads a row that has to be a list of values in the signature's order. */
  public void readList(JsonParser in, String pointer) {
    RowEncoder row = startRow(pointer);
    if (in.currentToken() == JsonToken.START_ARRAY) {
      in.nextToken();
      columns.readValues(in, row);
    } else {
      row.violation("The row must be a list");
      in.skipChildren();
    }
  }

  /** Reads a row that has to be an object with the values by name. */
  public void readObject(JsonParser in, String pointer) {
    RowEncoder row = startRow(pointer);
    if (in.currentToken() == JsonToken.START_OBJECT) {
      columns.readObject(in, row);
    } else {
      row.violation("The row must be an object");
      in.skipChildren();
    }
  }

  private RowEncoder startRow(String pointer) {
    if (rows == maxRows) {
      throw new Refused(new TooManyRows(maxRows));
    }
    int offset = rows * rowBytes();
    rows++;
    if (values.capacity() == offset) {
      values = buffer(Math.multiplyExact(offset, 2)).put(0, values, 0, offset);
    }
    return new RowEncoder(values, offset, pointer, findings);
  }

  /**
   * All rows.
   *
   * @throws Refused if anything about them is invalid
   */
  public EncodedRows build() {
    findings.refuseIfInvalid();
    ByteBuffer filled = values.slice(0, rows * rowBytes());
    List<Long> shape = List.of((long) rows, (long) columns.width());
    return new EncodedRows(new Tensor.Numbers(Datatype.FP32, shape, filled), findings.warnings());
  }

  private int rowBytes() {
    return columns.width() * Float.BYTES;
  }

  private static ByteBuffer buffer(int size) {
    return ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
  }
}
