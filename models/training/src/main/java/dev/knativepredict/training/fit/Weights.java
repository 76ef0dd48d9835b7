package dev.knativepredict.training.fit;

import java.util.List;

/**
 * Weighted sums of columns, in double precision.
 *
 * @param sums one per label, or one for a number
 */
record Weights(List<Sum> sums) {

  /** One sum: what is added for one more of each column, and where all columns are 0. */
  record Sum(List<Double> weights, double bias) {

    double of(double[] columns) {
      double sum = bias;
      for (int column = 0; column < columns.length; column++) {
        sum += weights.get(column) * columns[column];
      }
      return sum;
    }

    /** The same sum, times a factor, and a number more. */
    Sum changed(double times, double plus) {
      return new Sum(weights.stream().map(weight -> weight * times).toList(), bias * times + plus);
    }
  }

  double[] of(double[] columns) {
    return sums.stream().mapToDouble(sum -> sum.of(columns)).toArray();
  }
}
