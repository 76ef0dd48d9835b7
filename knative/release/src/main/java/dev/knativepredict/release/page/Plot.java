package dev.knativepredict.release.page;

import dev.knativepredict.release.time.TimeGrid;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * What all charts over time have in common: axes, marks, and what is shown under the pointer.
 *
 * <p>Places are shares of the picture's width, so that it fits every screen; texts keep their size.
 *
 * @param marks a vertical line for each event in the time that is shown
 */
record Plot(TimeGrid grid, Scale scale, String unit, List<Line> lines, List<Mark> marks) {

  /** Of the square in which paths are drawn, which is stretched to the picture. */
  private static final int SIDE = 1000;

  /** The picture, with these shapes behind the texts. */
  Element picture(String title, List<Element> shapes) {
    List<Node> parts = new ArrayList<>();
    parts.add(Element.of("title", title));
    parts.addAll(horizontal());
    parts.add(
        Element.of("svg", shapes)
            .with("viewBox", "0 0 %1$d %1$d".formatted(SIDE))
            .with("preserveAspectRatio", "none")
            .with("width", "100%")
            .with("height", "100%"));
    parts.addAll(vertical());
    marks.stream()
        .filter(mark -> !mark.time().isBefore(grid.start()) && !mark.time().isAfter(grid.end()))
        .forEach(mark -> parts.add(mark.at(grid.share(mark.time()))));
    parts.addAll(pointed());
    return Element.of("svg", parts).with("class", "plot").with("role", "img");
  }

  private List<Element> horizontal() {
    return scale.values().stream()
        .map(value -> {
          double y = 1 - scale.share(value);
          return Element.of("g", line(0, y, 1, y), label(Scale.text(value), 0, y, -8, 4, "end"));
        })
        .toList();
  }

  private List<Element> vertical() {
    return new TimeTicks(grid).times().stream().map(this::tick).toList();
  }

  private Element tick(Instant time) {
    double x = grid.share(time);
    return label(
        TimeTicks.text(time), x, 1, 0, 18, x < 0.05 ? "start" : x > 0.95 ? "end" : "middle");
  }

  private static Element line(double x1, double y1, double x2, double y2) {
    return Element.of("line")
        .with("class", "grid")
        .share("x1", x1)
        .share("y1", y1)
        .share("x2", x2)
        .share("y2", y2);
  }

  static Element label(String text, double x, double y, double right, double down, String anchor) {
    return Element.of("text", text)
        .share("x", x)
        .share("y", y)
        .with("dx", right)
        .with("dy", down)
        .with("text-anchor", anchor);
  }

  /** Invisible columns that say their numbers. */
  private List<Element> pointed() {
    return IntStream.range(0, grid.steps())
        .mapToObj(step ->
            Element.of("rect", Element.of("title", numbers(step)))
                .with("class", "step")
                .share("x", (double) step / grid.steps())
                .share("width", 1.0 / grid.steps())
                .with("height", "100%"))
        .toList();
  }

  private String numbers(int step) {
    return lines.stream()
        .filter(line -> !Double.isNaN(line.values().get(step)))
        .map(line ->
            "\n%s: %s %s".formatted(line.label(), Scale.text(line.values().get(step)), unit))
        .collect(Collectors.joining("", "until " + TimeTicks.whole(grid.ends().get(step)), ""));
  }

  /** A place in the square of the paths. */
  String point(double step, double value) {
    double x = SIDE * step / grid.steps();
    double y = SIDE * (1 - scale.share(value));
    return Element.number(x) + " " + Element.number(y);
  }
}
