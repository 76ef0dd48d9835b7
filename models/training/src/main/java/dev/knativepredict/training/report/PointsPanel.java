package dev.knativepredict.training.report;

import static dev.knativepredict.training.report.Chart.BOTTOM;
import static dev.knativepredict.training.report.Chart.TOP;

import dev.knativepredict.training.data.Target;
import dev.knativepredict.training.judge.Point;
import dev.knativepredict.training.report.Svg.Anchor;
import java.util.Comparator;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * One dot per bin of predictions: what was said on average, and what was found.
 *
 * @param bins of the same size, sorted by what was said
 * @param from where both axes begin
 * @param to where both axes end
 */
record PointsPanel(Svg svg, Target target, List<Point> bins, double from, double to) {

  private static final int MOST_BINS = 8;
  private static final int LEFT = 460;
  private static final int RIGHT = 720;

  static PointsPanel of(Svg svg, Target target, List<Point> points) {
    List<Point> sorted = points.stream().sorted(Comparator.comparingDouble(Point::said)).toList();
    int size = sorted.size();
    int count = Math.min(MOST_BINS, size);
    List<Point> bins =
        IntStream.range(0, count)
            .mapToObj(bin -> mean(sorted.subList(bin * size / count, (bin + 1) * size / count)))
            .toList();
    double lowest = ends(bins).min().orElseThrow();
    double highest = ends(bins).max().orElseThrow();
    return switch (target) {
      case Target.Classes _ ->
          new PointsPanel(svg, target, bins, Math.min(0.9, Math.floor(10 * lowest) / 10), 1);
      case Target.Value _ ->
          new PointsPanel(
              svg, target, bins, lowest, highest > lowest ? highest : Math.nextUp(lowest) + 1);
    };
  }

  private static DoubleStream ends(List<Point> bins) {
    return bins.stream().flatMapToDouble(bin -> DoubleStream.of(bin.said(), bin.found()));
  }

  private static Point mean(List<Point> points) {
    return new Point(
        points.stream().mapToDouble(Point::said).average().orElseThrow(),
        points.stream().mapToDouble(Point::found).average().orElseThrow());
  }

  void draw() {
    Axis x = new Axis(from, to, LEFT, RIGHT);
    Axis y = new Axis(from, to, BOTTOM, TOP);
    boolean labels = target instanceof Target.Classes;
    svg.title(
        LEFT, 26, labels ? "How sure, and how often right" : "What it says, and what is found");
    svg.text(LEFT, TOP - 8, Anchor.START, labels ? "share that is right" : "mean that was found");
    for (double tick : new double[] {from, (from + to) / 2, to}) {
      tick(x, y, tick);
    }
    svg.text(
        590,
        BOTTOM + 36,
        Anchor.MIDDLE,
        switch (target) {
          case Target.Classes _ -> "probability of the label that it answers";
          case Target.Value value -> "mean that it answers, in " + value.unit();
        });
    svg.line(x.at(from), y.at(from), x.at(to), y.at(to), "#8c959f", "4 4");
    bins.forEach(bin -> svg.dot(x.at(bin.said()), y.at(bin.found()), 5.5));
  }

  private void tick(Axis x, Axis y, double value) {
    String text =
        switch (target) {
          case Target.Classes _ -> "%.0f %%".formatted(100 * value);
          case Target.Value _ -> "%.4g".formatted(value);
        };
    svg.line(LEFT, y.at(value), RIGHT, y.at(value), "#eaeef2", "");
    svg.text(LEFT - 8, y.at(value) + 4, Anchor.END, text);
    svg.text(x.at(value), BOTTOM + 18, Anchor.MIDDLE, text);
  }
}
