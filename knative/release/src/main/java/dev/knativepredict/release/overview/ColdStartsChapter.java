package dev.knativepredict.release.overview;

import dev.knativepredict.release.evidence.Series;
import dev.knativepredict.release.evidence.TrafficHistory;
import dev.knativepredict.release.page.Element;
import dev.knativepredict.release.page.Figure;
import dev.knativepredict.release.page.Line;
import dev.knativepredict.release.page.Node;
import dev.knativepredict.release.page.StackedArea;
import java.util.ArrayList;
import java.util.List;

/** How many answers had to wait for a process to start. */
final class ColdStartsChapter implements Chapter {

  @Override
  public String title() {
    return "Cold starts";
  }

  @Override
  public List<Node> content(Overview overview) {
    List<Node> content = new ArrayList<>();
    long cold = overview.numbers().stream().mapToLong(RevisionNumbers::cold).sum();
    long answered = overview.numbers().stream().mapToLong(RevisionNumbers::answered).sum();
    content.add(
        Element.of(
            "p",
            "%s of %s answers were cold%s."
                .formatted(
                    Amounts.count(cold),
                    Amounts.count(answered),
                    answered == 0 ? "" : ": " + Amounts.percent((double) cold / answered))));
    TrafficHistory history = overview.history();
    if (history != null && cold > 0) {
      content.add(chart(history, overview));
    }
    return content;
  }

  private static Element chart(TrafficHistory history, Overview overview) {
    List<Series> cold =
        history.requests().stream()
            .filter(one -> one.label("start").equals("cold") && one.label("outcome").equals("ok"))
            .toList();
    List<Line> lines = LinesOverTime.by(one -> one.label("revision"), overview.busiest(), cold);
    return Figure.of(
        "Cold answers in " + Amounts.span(history.grid().step()),
        new StackedArea(history.grid(), "answers", lines, ReleasesChapter.marks(overview)));
  }
}
