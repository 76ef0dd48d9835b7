package dev.knativepredict.release.overview;

import dev.knativepredict.release.drift.DriftTest;
import dev.knativepredict.release.drift.Subject;
import dev.knativepredict.release.evidence.TrafficHistory;
import dev.knativepredict.release.page.Figure;
import dev.knativepredict.release.page.Line;
import dev.knativepredict.release.page.Node;
import dev.knativepredict.release.page.StackedArea;
import java.util.ArrayList;
import java.util.List;

/** What was answered, and how sure the model was. */
final class PredictionsChapter implements Chapter {

  @Override
  public String title() {
    return "Predictions";
  }

  @Override
  public List<Node> content(Overview overview) {
    List<Node> content = new ArrayList<>();
    TrafficHistory history = overview.history();
    if (history != null && !history.predictions().isEmpty()) {
      List<String> order = LinesOverTime.largest(one -> one.label("bin"), history.predictions());
      List<Line> lines = LinesOverTime.by(one -> one.label("bin"), order, history.predictions());
      content.add(
          Figure.of(
              "Rows by prediction (%)",
              StackedArea.shares(history.grid(), lines, ReleasesChapter.marks(overview))));
    }
    List<DriftTest> tests = tests(overview);
    if (!tests.isEmpty()) {
      content.add(Distributions.of(tests));
    }
    return content;
  }

  private static List<DriftTest> tests(Overview overview) {
    Overview.Drift drift = overview.drift();
    return drift == null
        ? List.of()
        : drift.report().tests().stream()
            .filter(test -> test.subject().kind() != Subject.Kind.FEATURE)
            .toList();
  }
}
