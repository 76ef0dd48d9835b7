package dev.knativepredict.release.page;

import dev.knativepredict.release.time.TimeGrid;
import java.util.List;

/** A picture of numbers over time. */
public sealed interface Chart permits StackedArea, LineChart {

  TimeGrid grid();

  /** Of all values, such as {@code ms}; of shares, {@code %}. */
  String unit();

  List<Line> lines();

  /**
   * The picture.
   *
   * @param title for those who can't see it
   */
  Element picture(String title);

  /** The numbers of the picture; steps without any are left out. */
  default DataTable table() {
    List<String> titles = lines().stream().map(Line::label).toList();
    DataTable table = DataTable.titled("until (UTC)", titles);
    for (int step = 0; step < grid().steps(); step++) {
      int row = step;
      List<Double> values = lines().stream().map(line -> line.values().get(row)).toList();
      if (values.stream().anyMatch(value -> value > 0)) {
        table =
            table.row(
                TimeTicks.whole(grid().ends().get(row)),
                values.stream().map(value -> value.isNaN() ? "–" : Scale.text(value)).toList());
      }
    }
    return table;
  }
}
