package dev.knativepredict.release.page;

import dev.knativepredict.release.time.TimeGrid;
import java.util.ArrayList;
import java.util.List;

/**
 * Lines over time, with a gap where nothing is known. A value is drawn in the middle of its step.
 */
public record LineChart(TimeGrid grid, String unit, List<Line> lines, List<Mark> marks)
    implements Chart {

  @Override
  public Element picture(String title) {
    double most = lines.stream().mapToDouble(Line::most).max().orElse(0);
    Plot plot = new Plot(grid, Scale.upTo(most), unit, lines, marks);
    return plot.picture(title, lines.stream().map(line -> path(plot, line)).toList());
  }

  private static Element path(Plot plot, Line line) {
    List<String> commands = new ArrayList<>();
    for (int step = 0; step < line.values().size(); step++) {
      double value = line.values().get(step);
      if (!Double.isNaN(value)) {
        boolean begins = step == 0 || Double.isNaN(line.values().get(step - 1));
        commands.add((begins ? "M" : "L") + plot.point(step + 0.5, value));
        boolean alone =
            begins
                && (step + 1 == line.values().size() || Double.isNaN(line.values().get(step + 1)));
        // The round ends of a line without length are a dot.
        commands.add(alone ? "h0" : "");
      }
    }
    return Element.of("path")
        .with("class", "line " + line.colour().style())
        .with("d", String.join("", commands));
  }
}
