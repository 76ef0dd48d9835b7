package dev.knativepredict.release.overview;

import dev.knativepredict.release.labels.Calibration;
import dev.knativepredict.release.labels.Confusion;
import dev.knativepredict.release.labels.ModelLabels;
import dev.knativepredict.release.labels.Proportion;
import dev.knativepredict.release.page.DataTable;
import dev.knativepredict.release.page.Element;
import dev.knativepredict.release.page.Node;
import java.util.ArrayList;
import java.util.List;

/** How right the answers were, where labels have come, and how right they should be. */
final class LabelsChapter implements Chapter {

  @Override
  public String title() {
    return "Labels";
  }

  @Override
  public List<Node> content(Overview overview) {
    List<Node> content = new ArrayList<>();
    overview
        .labels()
        .forEach((model, labels) -> {
          if (!labels.isEmpty()) {
            content.add(Element.of("h3", model));
            content.addAll(content(labels));
          }
        });
    return content;
  }

  private static List<Node> content(ModelLabels labels) {
    List<Node> content = new ArrayList<>();
    labels
        .estimate()
        .ifPresent(estimate ->
            content.add(
                Element.of(
                    "p",
                    "Estimated from its confidence: %s of %s rows should be right (%s to %s)."
                        .formatted(
                            Amounts.percent(estimate.value()),
                            Amounts.count(estimate.rows()),
                            Amounts.percent(estimate.low()),
                            Amounts.percent(estimate.high())))));
    Proportion right = labels.confusion().accuracy();
    if (right.all() > 0) {
      content.add(
          Element.of(
              "p", "Of the rows whose label has come, %s were right.".formatted(text(right))));
      content.add(perLabel(labels.confusion()).element());
      content.add(matrix(labels.confusion()).element());
    }
    if (labels.calibration().accuracy().all() > 0) {
      content.add(calibration(labels.calibration()).element());
    }
    return content;
  }

  private static DataTable perLabel(Confusion confusion) {
    DataTable table = DataTable.titled("label", "precision", "recall");
    for (String label : confusion.labels()) {
      table =
          table.row(
              label, List.of(text(confusion.precision(label)), text(confusion.recall(label))));
    }
    return table;
  }

  private static DataTable matrix(Confusion confusion) {
    List<String> labels = List.copyOf(confusion.labels());
    DataTable table =
        DataTable.titled("predicted", labels.stream().map(label -> "actually " + label).toList());
    for (String predicted : labels) {
      table =
          table.row(
              predicted,
              labels.stream()
                  .map(actual -> new Confusion.Cell(predicted, actual))
                  .map(cell -> Amounts.count(confusion.cells().getOrDefault(cell, 0L)))
                  .toList());
    }
    return table;
  }

  private static DataTable calibration(Calibration calibration) {
    DataTable table = DataTable.titled("confidence up to", "rows", "right");
    for (var bin : calibration.bins().entrySet()) {
      if (bin.getValue().all() > 0) {
        table =
            table.row(
                bin.getKey(),
                List.of(
                    Amounts.count(bin.getValue().all()), Amounts.percent(bin.getValue().share())));
      }
    }
    return table;
  }

  /** With the interval that the true share is in. */
  private static String text(Proportion proportion) {
    if (proportion.all() == 0) {
      return "–";
    }
    Proportion.Interval interval = proportion.interval();
    return "%s of %s (%s to %s)"
        .formatted(
            Amounts.percent(proportion.share()),
            Amounts.count(proportion.all()),
            Amounts.percent(interval.low()),
            Amounts.percent(interval.high()));
  }
}
