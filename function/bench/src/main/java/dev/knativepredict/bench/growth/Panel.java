package dev.knativepredict.bench.growth;

import static java.util.Map.entry;

import dev.knativepredict.bench.measure.Spread;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.stream.Collectors;

/** The drawing of one chart: logarithmic axes, and a bar from minimum to maximum at each point. */
final class Panel {

  private static final Map<String, String> COLORS =
      Map.ofEntries(
          entry("function", "#0b6e99"),
          entry("FastAPI", "#c2571a"),
          entry("Netty", "#777777"),
          entry(ManyModels.LATENCY, "#0b6e99"),
          entry(ManyModels.LOAD, "#c2571a"),
          entry(ManyModels.MEMORY, "#777777"));

  private final Chart chart;
  private final Axis x;
  private final Axis y;

  Panel(Chart chart) {
    this.chart = chart;
    this.x = Axis.over(chart.xValues(), 60, Plot.WIDTH - 20);
    this.y = Axis.over(chart.yValues(), Plot.HEIGHT - 50, 40);
  }

  String svg() {
    return gridOfX() + gridOfY() + titles() + lines();
  }

  private String gridOfX() {
    StringBuilder svg = new StringBuilder();
    for (double decade : x.decades()) {
      svg.append(gridLine(x.at(decade), 40, x.at(decade), Plot.HEIGHT - 50.0));
      svg.append(text(x.at(decade), Plot.HEIGHT - 34.0, "middle", Axis.label(decade), "#333"));
    }
    return svg.toString();
  }

  private String gridOfY() {
    StringBuilder svg = new StringBuilder();
    for (double decade : y.decades()) {
      svg.append(gridLine(60, y.at(decade), Plot.WIDTH - 20.0, y.at(decade)));
      svg.append(text(55, y.at(decade) + 4, "end", Axis.label(decade), "#333"));
    }
    return svg.toString();
  }

  private String titles() {
    return text(Plot.WIDTH / 2.0 + 20, Plot.HEIGHT - 14.0, "middle", chart.xTitle(), "#000")
        + text(60, 18, "start", chart.yTitle(), "#000");
  }

  /** The lines, with their names in a legend above. */
  private String lines() {
    StringBuilder svg = new StringBuilder();
    double legend = 80;
    for (var line : chart.lines().entrySet()) {
      String color = COLORS.getOrDefault(line.getKey(), "#000");
      svg.append(text(legend, 34, "start", line.getKey(), color));
      svg.append(medians(line.getValue(), color));
      line.getValue().forEach((at, values) -> svg.append(range(at, Spread.of(values), color)));
      legend += 16 + 6 * line.getKey().length();
    }
    return svg.toString();
  }

  private String medians(SortedMap<Integer, List<Double>> line, String color) {
    String points =
        line.entrySet().stream()
            .map(point -> point(point.getKey(), Spread.of(point.getValue()).median()))
            .collect(Collectors.joining(" "));
    return "<polyline points=\"%s\" fill=\"none\" stroke=\"%s\" stroke-width=\"2\"/>%n"
        .formatted(points, color);
  }

  private String point(int at, double value) {
    return String.format(Locale.ROOT, "%.1f,%.1f", x.at(at), y.at(value));
  }

  private String range(int at, Spread spread, String color) {
    return String.format(
        Locale.ROOT,
        "<path d=\"M%.1f %.1fV%.1f\" stroke=\"%s\" stroke-width=\"5\" opacity=\".4\"/>%n",
        x.at(at),
        y.at(spread.min()),
        y.at(spread.max()),
        color);
  }

  private static String gridLine(double x1, double y1, double x2, double y2) {
    return String.format(
        Locale.ROOT, "<path d=\"M%.1f %.1fL%.1f %.1f\" stroke=\"#ddd\"/>%n", x1, y1, x2, y2);
  }

  private static String text(double x, double y, String anchor, String text, String color) {
    return String.format(
        Locale.ROOT,
        "<text x=\"%.1f\" y=\"%.1f\" text-anchor=\"%s\" fill=\"%s\">%s</text>%n",
        x,
        y,
        anchor,
        color,
        text);
  }
}
