package dev.knativepredict.function.features;

import dev.knativepredict.function.refusal.Refusal.TooManyRows;
import dev.knativepredict.function.refusal.Refused;
import dev.knativepredict.onnx.Tensor;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/** The rows of one request, while they are read: tensors that grow, and all that is wrong. */
public final class RowsBuilder {

  private final Columns columns;
  private final int maxRows;
  private final Findings findings = new Findings();
  private final Block[] blocks;
  private int rows;

  RowsBuilder(Columns columns, int maxRows) {
    this.columns = columns;
    this.maxRows = maxRows;
    this.blocks = columns.newBlocks();
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
    for (Block block : blocks) {
      block.add(rows);
    }
    return new RowEncoder(blocks, rows++, pointer, findings);
  }

  /**
   * All rows.
   *
   * @throws Refused if anything about them is invalid
   */
  public EncodedRows build() {
    findings.refuseIfInvalid();
    columns.checkCount(rows);
    if (blocks.length == 1) {
      return new EncodedRows(
          Map.of(blocks[0].matrix.name(), blocks[0].tensor(rows)),
          rows,
          findings.filled(),
          findings.warnings());
    }
    Map<String, Tensor> inputs = new LinkedHashMap<>();
    for (Block block : blocks) {
      inputs.put(block.matrix.name(), block.tensor(rows));
    }
    return new EncodedRows(inputs, rows, findings.filled(), findings.warnings());
  }
}
