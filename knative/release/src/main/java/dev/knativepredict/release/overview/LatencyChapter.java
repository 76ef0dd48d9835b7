package dev.knativepredict.release.overview;

import dev.knativepredict.release.evidence.TrafficHistory;
import dev.knativepredict.release.page.Colour;
import dev.knativepredict.release.page.DataTable;
import dev.knativepredict.release.page.Element;
import dev.knativepredict.release.page.Figure;
import dev.knativepredict.release.page.Line;
import dev.knativepredict.release.page.LineChart;
import dev.knativepredict.release.page.Node;
import java.util.ArrayList;
import java.util.List;

/** How long answers took: those of processes that had answered before, and the first ones. */
final class LatencyChapter implements Chapter {

  @Override
  public String title() {
    return "Latency";
  }

  @Override
  public List<Node> content(Overview overview) {
    List<Node> content = new ArrayList<>();
    content.add(
        Element.of(
            "p",
            "From a request's last byte to its answer. Warm answers come from a process that had"
                + " answered before, cold ones from one that had not. Half of the answers took at"
                + " most p50, 99 of 100 at most p99."));
    content.add(table(overview.numbers()).element());
    TrafficHistory history = overview.history();
    if (history != null) {
      content.add(chart("Warm answers (ms)", "warm", history, overview));
      content.add(chart("Cold answers (ms)", "cold", history, overview));
    }
    return content;
  }

  private static Element chart(
      String title, String start, TrafficHistory history, Overview overview) {
    List<Line> lines =
        List.of(
            new Line("p50", Colour.SKY, history.milliseconds(start, 0.5)),
            new Line("p99", Colour.PURPLE, history.milliseconds(start, 0.99)));
    return Figure.of(
        title, new LineChart(history.grid(), "ms", lines, ReleasesChapter.marks(overview)));
  }

  private static DataTable table(List<RevisionNumbers> numbers) {
    DataTable table =
        DataTable.titled("revision", List.of("warm p50", "warm p99", "cold p50", "cold p99"));
    for (RevisionNumbers one : numbers) {
      table =
          table.row(
              one.name(),
              List.of(
                  Amounts.milliseconds(one.warmTimes().quantile(0.5)),
                  Amounts.milliseconds(one.warmTimes().quantile(0.99)),
                  Amounts.milliseconds(one.coldTimes().quantile(0.5)),
                  Amounts.milliseconds(one.coldTimes().quantile(0.99))));
    }
    return table;
  }
}
