package dev.knativepredict.training.judge;

import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * How far predicted values are from the rows' own.
 *
 * @param absolute the mean of the absolute errors
 * @param squared the mean of the squared errors
 * @param variance of the rows' own values around their mean: the squared errors of always saying it
 */
record Errors(double absolute, double squared, double variance) {

  static Errors of(List<Point> points) {
    double mean = mean(points, Point::found);
    return new Errors(
        mean(points, point -> Math.abs(point.error())),
        mean(points, point -> square(point.error())),
        mean(points, point -> square(point.found() - mean)));
  }

  /** How far off the mean of a part may be with as many other rows: one standard error. */
  static double standardError(List<Point> points, int rows, ToDoubleFunction<Point> part) {
    double mean = mean(points, part);
    return Math.sqrt(mean(points, point -> square(part.applyAsDouble(point) - mean)) / rows);
  }

  static double square(double value) {
    return value * value;
  }

  private static double mean(List<Point> points, ToDoubleFunction<Point> part) {
    return points.stream().mapToDouble(part).average().orElse(Double.NaN);
  }
}
