package dev.knativepredict.bench.growth;

import java.util.List;
import java.util.Locale;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * A logarithmic axis over whole decades.
 *
 * @param least the exponent of 10 where it begins
 * @param most where it ends
 * @param from the place of its beginning, in pixels
 * @param to of its end
 */
record Axis(int least, int most, double from, double to) {

  static Axis over(List<Double> values, double from, double to) {
    DoubleStream exponents = values.stream().mapToDouble(Math::log10);
    var ends = exponents.summaryStatistics();
    return new Axis(
        (int) Math.floor(ends.getMin()), (int) Math.ceil(ends.getMax() - 1e-9), from, to);
  }

  /** The place of a value. */
  double at(double value) {
    return from + (to - from) * (Math.log10(value) - least) / (most - least);
  }

  double[] decades() {
    return IntStream.rangeClosed(least, most).mapToDouble(e -> Math.pow(10, e)).toArray();
  }

  static String label(double value) {
    return String.format(Locale.ROOT, "%,.0f", value);
  }
}
