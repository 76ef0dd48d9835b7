package dev.knativepredict.release.overview;

import dev.knativepredict.release.evidence.TrafficHistory;
import dev.knativepredict.release.page.Element;
import dev.knativepredict.release.page.Figure;
import dev.knativepredict.release.page.Line;
import dev.knativepredict.release.page.Node;
import dev.knativepredict.release.page.StackedArea;
import java.util.List;

/** Who got how much of the users' requests, over time. */
final class TrafficChapter implements Chapter {

  @Override
  public String title() {
    return "Traffic";
  }

  @Override
  public List<Node> content(Overview overview) {
    TrafficHistory history = overview.history();
    if (history == null) {
      return List.of(
          Element.of("p", "Without Prometheus, no one knows how it was: pods keep no past."));
    }
    List<Line> lines =
        LinesOverTime.by(one -> one.label("revision"), overview.busiest(), history.requests());
    if (lines.isEmpty()) {
      return List.of(Element.of("p", "No request was counted."));
    }
    var marks = ReleasesChapter.marks(overview);
    return List.of(
        Figure.of(
            "Share of the requests by revision (%)",
            StackedArea.shares(history.grid(), lines, marks)),
        Figure.of(
            "Requests in " + Amounts.span(history.grid().step()),
            new StackedArea(history.grid(), "requests", lines, marks)));
  }
}
