package dev.knativepredict.function.features;

import dev.knativepredict.function.refusal.Refusal.InvalidInput;
import dev.knativepredict.function.refusal.Refused;
import dev.knativepredict.manifest.Feature;
import dev.knativepredict.manifest.Signature;
import dev.knativepredict.manifest.TensorSpec;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/**
 * The columns of a row: those of each feature, in the signature's order, and the tensors that they
 * fill.
 */
final class Columns {

  private final List<Column> columns = new ArrayList<>();
  private final Map<String, Integer> positions = new HashMap<>();
  private final List<Matrix> matrices = new ArrayList<>();

  /** How many rows a request has to have, or {@link TensorSpec#ANY}. */
  private final long batch;

  Columns(Signature signature) {
    batch = signature.fixedRows();
    for (TensorSpec input : signature.inputs()) {
      matrices.add(Matrix.of(input, signature));
    }
    List<String> inputs = signature.inputs().stream().map(TensorSpec::name).toList();
    int[] filled = new int[inputs.size()];
    for (Feature feature : signature.features()) {
      positions.put(feature.name(), columns.size());
      int block = inputs.indexOf(feature.input());
      Place place = new Place(block, filled[block]);
      columns.add(Column.of(feature, matrices.get(block).datatype(), place));
      filled[block] += feature.columns();
    }
  }

  /** The tensors of a request, without a row so far. */
  Block[] newBlocks() {
    Block[] blocks = new Block[matrices.size()];
    for (int i = 0; i < blocks.length; i++) {
      blocks[i] = Block.of(matrices.get(i));
    }
    return blocks;
  }

  /** Refuses another number of rows than the graph was made for. */
  void checkCount(int rows) {
    if (batch != TensorSpec.ANY && rows != batch) {
      throw new Refused(
          InvalidInput.of(
              "", "The model takes exactly %d rows at once, not %d".formatted(batch, rows)));
    }
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
