package dev.knativepredict.bench.growth;

import static java.util.Map.entry;

import dev.knativepredict.bench.measure.Spread;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.stream.Collectors;

/** One curve a server, both axes logarithmic, with the range of each point's rounds. */
final class Panel {

  private static final Map<String, String> COLORS =
      Map.ofEntries(
          entry("function", "#0b6e99"),
          entry("FastAPI", "#c2571a"),
          entry("Netty", "#777777"),
          entry(ManyModels.ANSWER, "#0b6e99"),
          entry(ManyModels.LOAD, "#c2571a"),
          entry(ManyModels.MEMORY, "#777777"));

  private final Curves curves;
  private final Axis across;
  private final Axis up;

  Panel(Curves curves) {
    this.curves = curves;
    this.across =
        Axis.over(
            curves.lines().values().stream()
                .flatMap(line -> line.keySet().stream())
                .map(Integer::doubleValue)
                .toList(),
            60,
            Plot.WIDTH - 20);
    this.up =
        Axis.over(
            curves.lines().values().stream()
                .flatMap(line -> line.values().stream())
                .flatMap(List::stream)
                .toList(),
            Plot.HEIGHT - 50,
            40);
  }

  String svg() {
    StringBuilder svg = new StringBuilder();
    for (double decade : across.decades()) {
      svg.append(line(across.at(decade), 40, across.at(decade), Plot.HEIGHT - 50.0));
      svg.append(text(across.at(decade), Plot.HEIGHT - 34.0, "middle", Axis.label(decade), "#333"));
    }
    for (double decade : up.decades()) {
      svg.append(line(60, up.at(decade), Plot.WIDTH - 20.0, up.at(decade)));
      svg.append(text(55, up.at(decade) + 4, "end", Axis.label(decade), "#333"));
    }
    svg.append(text(Plot.WIDTH / 2.0 + 20, Plot.HEIGHT - 14.0, "middle", curves.across(), "#000"));
    svg.append(text(60, 18, "start", curves.up(), "#000"));
    double key = 80;
    for (var line : curves.lines().entrySet()) {
      String color = COLORS.getOrDefault(line.getKey(), "#000");
      svg.append(text(key, 34, "start", line.getKey(), color));
      svg.append(curve(line.getValue(), color));
      key += 16 + 6 * line.getKey().length();
    }
    return svg.toString();
  }

  private String curve(SortedMap<Integer, List<Double>> line, String color) {
    String points =
        line.entrySet().stream()
            .map(point ->
                String.format(
                    Locale.ROOT,
                    "%.1f,%.1f",
                    across.at(point.getKey()),
                    up.at(Spread.of(point.getValue()).median())))
            .collect(Collectors.joining(" "));
    StringBuilder svg = new StringBuilder();
    svg.append(
        "<polyline points=\"%s\" fill=\"none\" stroke=\"%s\" stroke-width=\"2\"/>%n"
            .formatted(points, color));
    line.forEach((size, values) -> {
      Spread spread = Spread.of(values);
      svg.append(
          String.format(
              Locale.ROOT,
              "<path d=\"M%.1f %.1fV%.1f\" stroke=\"%s\" stroke-width=\"5\" opacity=\".4\"/>%n",
              across.at(size),
              up.at(spread.min()),
              up.at(spread.max()),
              color));
    });
    return svg.toString();
  }

  private static String line(double x1, double y1, double x2, double y2) {
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
