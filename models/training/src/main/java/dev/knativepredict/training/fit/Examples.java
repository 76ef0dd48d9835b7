package dev.knativepredict.training.fit;

import java.util.List;

/**
 * Rows to learn from.
 *
 * @param columns the numbers of each row, as many in every row
 * @param labels the label of each row: 0, 1, … up to {@code labelCount - 1}
 * @param labelCount how many labels there are
 */
public record Examples(List<double[]> columns, List<Integer> labels, int labelCount) {

  public Examples {
    columns = List.copyOf(columns);
    labels = List.copyOf(labels);
  }
}
