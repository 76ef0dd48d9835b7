package dev.knativepredict.release.command;

import dev.knativepredict.release.guard.Signal;
import dev.knativepredict.release.report.Table;

/** What {@code release guard} found, for people: a line for each signal, and one for all. */
final class GuardText {

  private GuardText() {}

  static String of(GuardFound found) {
    Table table = new Table("SIGNAL", "MODEL", "OUTCOME", "SEEN");
    for (Signal signal : found.report().signals()) {
      table.row(
          signal.kind().text(),
          signal.model().isEmpty() ? "-" : signal.model(),
          signal.outcome().text(),
          signal.text());
    }
    GuardAction action = found.action();
    return "%s%n%s: %s (%s%s)%s"
        .formatted(
            table.text(),
            found.report().outcome().text(),
            found.report().reason(),
            found.revision(),
            DriftText.window(found.window()),
            action == null ? "" : "\n" + action.text());
  }
}
