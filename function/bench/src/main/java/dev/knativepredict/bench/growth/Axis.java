package dev.knativepredict.bench.growth;

import java.util.List;
import java.util.Locale;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * A logarithmic axis that begins and ends at a power of ten.
 *
 * @param min the exponent of the first value, to base 10
 * @param max the exponent of the last value, to base 10
 * @param from the position of the first value, in pixels
 * @param to the position of the last value, in pixels
 */
record Axis(int min, int max, double from, double to) {

  /** The shortest axis that has room for the values. */
  static Axis over(List<Double> values, double from, double to) {
    DoubleStream exponents = values.stream().mapToDouble(Math::log10);
    var ends = exponents.summaryStatistics();
    return new Axis(
        (int) Math.floor(ends.getMin()), (int) Math.ceil(ends.getMax() - 1e-9), from, to);
  }

  /** The position of a value, in pixels. */
  double at(double value) {
    return from + (to - from) * (Math.log10(value) - min) / (max - min);
  }

  /** The powers of ten on this axis. */
  double[] decades() {
    return IntStream.rangeClosed(min, max).mapToDouble(e -> Math.pow(10, e)).toArray();
  }

  static String label(double value) {
    return String.format(Locale.ROOT, "%,.0f", value);
  }
}
