package dev.knativepredict.release.page;

import java.util.List;

/**
 * What one colour of a chart shows.
 *
 * @param values one for each point of time; not a number where there is none
 */
public record Line(String label, Colour colour, List<Double> values) {

  /** The value of a point of time, 0 if there is none. */
  double orZero(int point) {
    double value = values.get(point);
    return Double.isNaN(value) ? 0 : value;
  }

  double most() {
    return values.stream()
        .filter(value -> !value.isNaN())
        .mapToDouble(value -> value)
        .max()
        .orElse(0);
  }
}
