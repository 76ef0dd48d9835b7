package dev.knativepredict.release.overview;

import dev.knativepredict.release.evidence.TrafficHistory;
import dev.knativepredict.release.page.DataTable;
import dev.knativepredict.release.page.Figure;
import dev.knativepredict.release.page.Line;
import dev.knativepredict.release.page.Node;
import dev.knativepredict.release.page.StackedArea;
import java.util.ArrayList;
import java.util.List;

/** How many pods ran, and for how long. */
final class PodsChapter implements Chapter {

  @Override
  public String title() {
    return "Pods";
  }

  @Override
  public List<Node> content(Overview overview) {
    List<Node> content = new ArrayList<>();
    content.add(table(overview.numbers()).element());
    TrafficHistory history = overview.history();
    if (history != null) {
      List<Line> lines =
          LinesOverTime.by(one -> one.label("revision"), overview.busiest(), history.pods());
      content.add(
          Figure.of(
              "Pods, on average of " + Amounts.span(history.grid().step()),
              new StackedArea(history.grid(), "pods", lines, ReleasesChapter.marks(overview))));
    }
    return content;
  }

  private static DataTable table(List<RevisionNumbers> numbers) {
    DataTable table =
        DataTable.titled(
            "revision", List.of("model", "pods now", "pod-seconds", "requests per pod-second"));
    for (RevisionNumbers one : numbers) {
      Double seconds = one.podSeconds();
      table =
          table.row(
              one.name(),
              List.of(
                  one.model(),
                  one.served().map(served -> Amounts.count(served.pods())).orElse("–"),
                  seconds == null ? "–" : Amounts.count(Math.round(seconds)),
                  seconds == null || seconds == 0 ? "–" : Amounts.ratio(one.requests() / seconds)));
    }
    return table;
  }
}
