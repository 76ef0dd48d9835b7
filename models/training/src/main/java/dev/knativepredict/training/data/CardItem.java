package dev.knativepredict.training.data;

import static java.util.Objects.requireNonNull;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One item of a points card: a column in bins. It has either {@code above} or {@code is}.
 *
 * @param above for a column of numbers: where a bin ends and the next begins, rising
 * @param is for a column of texts: the text that gives points
 */
public record CardItem(
    String column, String description, @Nullable List<Double> above, @Nullable String is) {

  public CardItem {
    requireNonNull(column, "items: one without a column");
    requireNonNull(description, column + ".description: missing");
    if ((above == null) == (is == null)) {
      throw new IllegalArgumentException(column + ": either 'above' or 'is'");
    }
  }

  /** How many bins it has. */
  public int bins() {
    return above == null ? 2 : above.size() + 1;
  }

  /** The bin of a row, from 0. */
  public int bin(Row row) {
    if (above == null) {
      return row.cell(column).equals(is) ? 1 : 0;
    }
    double value = row.number(column);
    return Math.toIntExact(above.stream().filter(edge -> value > edge).count());
  }
}
