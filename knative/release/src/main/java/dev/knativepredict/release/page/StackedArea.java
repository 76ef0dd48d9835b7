package dev.knativepredict.release.page;

import dev.knativepredict.release.time.TimeGrid;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Areas on top of each other, each as high as its value in every step. Where nothing is known or
 * all is zero, nothing is drawn.
 *
 * @param unit of the values
 */
public record StackedArea(TimeGrid grid, String unit, List<Line> lines, List<Mark> marks)
    implements Chart {

  /** The same lines as shares of their sum, in percent. */
  public static StackedArea shares(TimeGrid grid, List<Line> lines, List<Mark> marks) {
    double[] sums = sums(lines, grid);
    List<Line> shares =
        lines.stream()
            .map(line ->
                new Line(
                    line.label(),
                    line.colour(),
                    IntStream.range(0, grid.steps())
                        .mapToObj(i -> sums[i] > 0 ? 100 * line.orZero(i) / sums[i] : Double.NaN)
                        .toList()))
            .toList();
    return new StackedArea(grid, "%", shares, marks);
  }

  private static double[] sums(List<Line> lines, TimeGrid grid) {
    return IntStream.range(0, grid.steps())
        .mapToDouble(step -> lines.stream().mapToDouble(line -> line.orZero(step)).sum())
        .toArray();
  }

  @Override
  public Element picture(String title) {
    double[] sums = sums(lines, grid);
    double most = IntStream.range(0, sums.length).mapToDouble(step -> sums[step]).max().orElse(0);
    Scale scale = unit.equals("%") ? new Scale(25, 4) : Scale.upTo(most);
    Plot plot = new Plot(grid, scale, unit, lines, marks);
    double[] below = new double[grid.steps()];
    List<Element> shapes = new ArrayList<>();
    for (Line line : lines) {
      shapes.add(area(plot, line, below, sums));
      IntStream.range(0, below.length).forEach(step -> below[step] += line.orZero(step));
    }
    return plot.picture(title, shapes);
  }

  private static Element area(Plot plot, Line line, double[] below, double[] sums) {
    StringBuilder path = new StringBuilder();
    int from = 0;
    while (from < sums.length) {
      int to = from;
      while (to < sums.length && sums[to] > 0) {
        to++;
      }
      if (to > from) {
        run(plot, line, below, IntStream.range(from, to).boxed().toList(), path);
      }
      from = to + 1;
    }
    return Element.of("path")
        .with("class", "area " + line.colour().style())
        .with("d", path.toString());
  }

  /** Along the upper edge of some steps, and back along the lower one. */
  private static void run(
      Plot plot, Line line, double[] below, List<Integer> steps, StringBuilder path) {
    List<String> edge = new ArrayList<>();
    List<String> back = new ArrayList<>();
    for (int step : steps) {
      for (int side = step; side <= step + 1; side++) {
        edge.add(plot.point(side, below[step] + line.orZero(step)));
        back.add(plot.point(side, below[step]));
      }
    }
    Collections.reverse(back);
    path.append('M')
        .append(String.join("L", edge))
        .append('L')
        .append(String.join("L", back))
        .append('Z');
  }
}
