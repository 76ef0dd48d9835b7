package dev.knativepredict.release.overview;

import dev.knativepredict.release.drift.DriftResult;
import dev.knativepredict.release.drift.DriftResult.Compared;
import dev.knativepredict.release.drift.DriftTest;
import dev.knativepredict.release.drift.Subject;
import dev.knativepredict.release.page.DataTable;
import dev.knativepredict.release.page.Element;
import dev.knativepredict.release.page.Node;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/** How far the rows are from the training data, feature by feature. */
final class DriftChapter implements Chapter {

  @Override
  public String title() {
    return "Drift";
  }

  @Override
  public List<Node> content(Overview overview) {
    Overview.Drift drift = overview.drift();
    if (drift == null || drift.report().tests().isEmpty()) {
      return List.of(Element.of("p", "No row was counted."));
    }
    List<Node> content = new ArrayList<>();
    content.add(Element.of("p", summary(drift) + "."));
    content.add(table(drift.report().tests()).element());
    content.add(
        Distributions.of(
            drift.report().tests().stream()
                .filter(test -> test.subject().kind() == Subject.Kind.FEATURE)
                .toList()));
    return content;
  }

  static String summary(Overview.Drift drift) {
    return "%s: %s (%s rows of %s beside the training data)"
        .formatted(
            drift.report().conclusion().text(),
            drift.report().reason(),
            Amounts.count(drift.rows()),
            drift.revision());
  }

  private static DataTable table(List<DriftTest> tests) {
    DataTable table =
        DataTable.titled(
            "feature",
            List.of("model", "rows", "PSI", "threshold", "JS", "chance", "outside", "verdict"));
    for (DriftTest test : tests) {
      table =
          table.row(
              test.subject().text(),
              List.of(
                  test.subject().model() + "/" + test.subject().version(),
                  Amounts.count(test.window().rows()),
                  number(test, "%.3f", compared -> compared.distances().psi()),
                  number(test, "%.3f", Compared::threshold),
                  number(test, "%.3f", compared -> compared.distances().jensenShannon()),
                  number(test, "%.2g", compared -> compared.distances().chance()),
                  Amounts.percent(test.outside()),
                  verdict(test.result())));
    }
    return table;
  }

  private static String number(DriftTest test, String format, ToDoubleFunction<Compared> what) {
    return test.compared()
        .map(compared -> String.format(Locale.ROOT, format, what.applyAsDouble(compared)))
        .orElse("–");
  }

  private static String verdict(DriftResult result) {
    String reason = result.why();
    return reason == null ? result.word() : "%s: %s".formatted(result.word(), reason);
  }
}
