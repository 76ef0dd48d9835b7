package dev.knativepredict.training.fit;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.tribuo.common.sgd.AbstractFMModel;
import org.tribuo.math.la.DenseMatrix;

/**
 * What a factorisation machine has learned, for each of its answers.
 *
 * @param linear the weights of single columns
 * @param pairs for each answer, for each factor, a number per column: two columns together weigh
 *     the sum over the factors of the product of their numbers
 */
record Factors(Weights linear, List<List<List<Double>>> pairs) {

  /**
   * Reads Tribuo's model.
   *
   * @param rows of its outputs, in the order of the answers
   */
  static Factors of(AbstractFMModel<?> model, int... rows) {
    DenseMatrix weights = model.getLinearWeightsCopy();
    return new Factors(
        new Weights(
            Arrays.stream(rows)
                .mapToObj(row -> new Weights.Sum(row(weights, row), model.getBiasesCopy().get(row)))
                .toList()),
        Arrays.stream(rows)
            .mapToObj(row -> rows((DenseMatrix) model.getFactorsCopy()[row]))
            .toList());
  }

  private static List<List<Double>> rows(DenseMatrix matrix) {
    return IntStream.range(0, matrix.getDimension1Size()).mapToObj(i -> row(matrix, i)).toList();
  }

  private static List<Double> row(DenseMatrix matrix, int row) {
    return IntStream.range(0, matrix.getDimension2Size())
        .mapToObj(column -> matrix.get(row, column))
        .toList();
  }

  /** How many factors there are for one answer. */
  int count() {
    return pairs.getFirst().size();
  }

  /** A number of a factor: answer by answer, factor by factor. */
  double factor(int place, int column) {
    return pairs.get(place / count()).get(place % count()).get(column);
  }

  /** The same for a target that was scaled when this was learned. */
  Factors unscaled(Scaling.Column target) {
    double root = Math.sqrt(target.deviation());
    return new Factors(
        new Weights(
            linear.sums().stream()
                .map(sum -> sum.changed(target.deviation(), target.mean()))
                .toList()),
        pairs.stream().map(answer -> answer.stream().map(f -> times(root, f)).toList()).toList());
  }

  private static List<Double> times(double factor, List<Double> numbers) {
    return numbers.stream().map(number -> number * factor).toList();
  }

  double[] of(double[] columns) {
    double[] sums = linear.of(columns);
    for (int place = 0; place < sums.length * count(); place++) {
      double sum = 0;
      double squares = 0;
      for (int column = 0; column < columns.length; column++) {
        double part = factor(place, column) * columns[column];
        sum += part;
        squares += part * part;
      }
      // The square of the sum has every two columns twice, and each with itself.
      sums[place / count()] += (sum * sum - squares) / 2;
    }
    return sums;
  }
}
