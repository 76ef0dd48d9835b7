package dev.knativepredict.training.fit;

import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * Rows to learn from.
 *
 * @param columns the numbers of each row, as many in every row
 * @param targets what each row is: its label 0, 1, … up to {@code labels - 1}, or its number
 * @param labels how many labels there are; 0 where the target is a number
 */
public record Examples(List<double[]> columns, List<Double> targets, int labels) {

  public Examples {
    columns = List.copyOf(columns);
    targets = List.copyOf(targets);
  }

  /** How many rows there are. */
  public int size() {
    return columns.size();
  }

  /** The label of a row. */
  public int label(int row) {
    return targets.get(row).intValue();
  }

  /** The number of each row. */
  public double[] numbers() {
    return targets.stream().mapToDouble(Double::doubleValue).toArray();
  }

  /** The same rows with their numbers scaled. */
  Examples scaled(Scaling.Column by) {
    return new Examples(
        columns,
        targets.stream().map(number -> (number - by.mean()) / by.deviation()).toList(),
        labels);
  }

  /** The same rows with other columns. */
  public Examples with(UnaryOperator<double[]> change) {
    return new Examples(columns.stream().map(change).toList(), targets, labels);
  }

  /** Some of the rows, in this order; a row may be there more than once. */
  public Examples pick(int[] rows) {
    return new Examples(
        Arrays.stream(rows).mapToObj(columns::get).toList(),
        Arrays.stream(rows).mapToObj(targets::get).toList(),
        labels);
  }
}
