package dev.knativepredict.release.page;

import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * A scale from 0 to a round number.
 *
 * @param interval between two lines of the grid
 * @param lines how many there are above 0
 */
record Scale(double interval, int lines) {

  private static final int MOST_LINES = 4;

  /** One that has room for a value. */
  static Scale upTo(double most) {
    double largest = most > 0 ? most : 1;
    double power = Math.pow(10, Math.floor(Math.log10(largest / MOST_LINES)));
    for (double factor : List.of(1.0, 2.0, 2.5, 5.0, 10.0)) {
      int lines = (int) Math.ceil(largest / (factor * power) - 1e-9);
      if (lines <= MOST_LINES) {
        return new Scale(factor * power, lines);
      }
    }
    throw new AssertionError("ten times the power is enough");
  }

  double top() {
    return interval * lines;
  }

  /** Where a value is from below, 0 to 1. */
  double share(double value) {
    return value / top();
  }

  List<Double> values() {
    return IntStream.rangeClosed(0, lines).mapToObj(line -> line * interval).toList();
  }

  /** A number with four digits or, if it is large, all of its whole ones. */
  static String text(double value) {
    int digits =
        value == 0 ? 0 : (int) Math.clamp(3 - Math.floor(Math.log10(Math.abs(value))), 0, 6);
    DecimalFormat format =
        new DecimalFormat("#,##0", DecimalFormatSymbols.getInstance(Locale.ROOT));
    format.setMaximumFractionDigits(digits);
    return format.format(value);
  }
}
