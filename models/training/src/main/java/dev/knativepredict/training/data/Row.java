package dev.knativepredict.training.data;

import java.util.Map;

/**
 * A row of the data.
 *
 * @param line where it begins in the file; the header is on line 1
 * @param cells the file's texts, by column; a missing one is empty
 * @param target what is to be predicted: the index of its label among the target's labels, or its
 *     number; NaN where the data has no target
 */
public record Row(int line, Map<String, String> cells, double target) {

  /** The index of its label among the target's labels. */
  public int label() {
    return (int) target;
  }

  /**
   * The text in a column.
   *
   * @throws IllegalArgumentException where there is no such column
   */
  public String cell(String column) {
    String cell = cells.get(column);
    if (cell == null) {
      throw new IllegalArgumentException("there is no column '%s'".formatted(column));
    }
    return cell;
  }

  /** Whether the cell is empty or `NA`. */
  public boolean isMissing(String column) {
    return cell(column).isEmpty() || cell(column).equals("NA");
  }

  /**
   * The finite number in a column.
   *
   * @throws IllegalArgumentException where it is none
   */
  public double number(String column) {
    double number;
    try {
      number = Double.parseDouble(cell(column));
    } catch (NumberFormatException e) {
      number = Double.NaN;
    }
    if (!Double.isFinite(number)) {
      throw refused(column, "'%s' is not a number".formatted(cell(column)));
    }
    return number;
  }

  /** Why a cell can't be used, with its line and column. */
  IllegalArgumentException refused(String column, String reason) {
    return new IllegalArgumentException("line %d: %s: %s".formatted(line, column, reason));
  }
}
