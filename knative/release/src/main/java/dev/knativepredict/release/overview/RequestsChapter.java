package dev.knativepredict.release.overview;

import dev.knativepredict.release.evidence.Series;
import dev.knativepredict.release.evidence.TrafficHistory;
import dev.knativepredict.release.page.Colour;
import dev.knativepredict.release.page.DataTable;
import dev.knativepredict.release.page.Element;
import dev.knativepredict.release.page.Figure;
import dev.knativepredict.release.page.Line;
import dev.knativepredict.release.page.Node;
import dev.knativepredict.release.page.StackedArea;
import java.util.ArrayList;
import java.util.List;

/** How many requests each revision got, and how they ended. */
final class RequestsChapter implements Chapter {

  private static final String FAILED = "failed";

  @Override
  public String title() {
    return "Requests and errors";
  }

  @Override
  public List<Node> content(Overview overview) {
    List<Node> content = new ArrayList<>();
    content.add(table(overview.numbers()).element());
    TrafficHistory history = overview.history();
    List<Line> lines = history == null ? List.of() : lines(history);
    if (history != null && !lines.isEmpty()) {
      content.add(
          Figure.of(
              "Requests without an answer in " + Amounts.span(history.grid().step()),
              new StackedArea(history.grid(), "requests", lines, ReleasesChapter.marks(overview))));
    } else if (history != null) {
      content.add(Element.of("p", "Every request was answered."));
    }
    return content;
  }

  private static List<Line> lines(TrafficHistory history) {
    List<Series> unanswered =
        history.requests().stream().filter(one -> !one.label("outcome").equals("ok")).toList();
    List<String> order = List.of("wrong requests", "overloaded", FAILED);
    return LinesOverTime.by(one -> outcome(one.label("outcome")), order, unanswered).stream()
        .map(line ->
            line.label().equals(FAILED) ? new Line(FAILED, Colour.RED, line.values()) : line)
        .toList();
  }

  /** In the words of the table. */
  private static String outcome(String label) {
    return switch (label) {
      case "client_error" -> "wrong requests";
      case "error" -> FAILED;
      default -> label;
    };
  }

  private static DataTable table(List<RevisionNumbers> numbers) {
    DataTable table =
        DataTable.titled(
            "revision",
            List.of(
                "traffic now",
                "requests",
                "answered",
                "wrong",
                "overloaded",
                "failed",
                "failed of the right ones"));
    for (RevisionNumbers one : numbers) {
      table =
          table.row(
              one.name(),
              List.of(
                  one.served().map(served -> served.percent() + " %").orElse("–"),
                  Amounts.count(one.requests()),
                  Amounts.count(one.answered()),
                  Amounts.count(one.wrong()),
                  Amounts.count(one.overloaded()),
                  Amounts.count(one.failed()),
                  Amounts.percent(one.failedShare())));
    }
    return table;
  }
}
