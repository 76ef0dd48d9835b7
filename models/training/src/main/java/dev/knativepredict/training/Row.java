package dev.knativepredict.training;

import java.util.Map;

/**
 * A row of the data.
 *
 * @param cells the file's texts, by column; a missing one is empty
 * @param label the place of its label among the target's labels
 */
record Row(Map<String, String> cells, int label) {

  String cell(String column) {
    String cell = cells.get(column);
    if (cell == null) {
      throw new IllegalArgumentException("no column '%s'".formatted(column));
    }
    return cell;
  }

  boolean isMissing(String column) {
    return cell(column).isEmpty() || cell(column).equals("NA");
  }

  double number(String column) {
    String cell = cell(column);
    try {
      return Double.parseDouble(cell);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException("%s: '%s' is not a number".formatted(column, cell), e);
    }
  }
}
