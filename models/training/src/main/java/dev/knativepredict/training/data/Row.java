package dev.knativepredict.training.data;

import java.util.Map;

/**
 * A row of the data.
 *
 * @param place its place among the rows, from 1
 * @param cells the file's texts, by column; a missing one is empty
 * @param label the index of its label among the target's labels
 */
public record Row(int place, Map<String, String> cells, int label) {

  /** The text in a column. */
  public String cell(String column) {
    String cell = cells.get(column);
    if (cell == null) {
      throw new IllegalArgumentException("the data has no column '%s'".formatted(column));
    }
    return cell;
  }

  /** Whether the cell is empty or `NA`. */
  public boolean isMissing(String column) {
    return cell(column).isEmpty() || cell(column).equals("NA");
  }

  /** The finite number in a column. */
  public double number(String column) {
    double number;
    try {
      number = Double.parseDouble(cell(column));
    } catch (NumberFormatException e) {
      number = Double.NaN;
    }
    if (!Double.isFinite(number)) {
      throw new IllegalArgumentException(
          "row %d: %s: '%s' is not a number".formatted(place, column, cell(column)));
    }
    return number;
  }
}
