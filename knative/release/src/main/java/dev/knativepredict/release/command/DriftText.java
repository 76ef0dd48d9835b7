package dev.knativepredict.release.command;

import dev.knativepredict.release.drift.DriftResult;
import dev.knativepredict.release.drift.DriftResult.Compared;
import dev.knativepredict.release.drift.DriftTest;
import dev.knativepredict.release.drift.Subject;
import dev.knativepredict.release.report.Table;
import java.time.Duration;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What {@code release drift} found, for people: a line for each comparison, and one for all. */
final class DriftText {

  private DriftText() {}

  static String of(DriftFound found, boolean bins) {
    Table table =
        new Table(
            "MODEL", "FEATURE", "ROWS", "PSI", "THRESHOLD", "JS", "CHANCE", "OUTSIDE", "VERDICT");
    found.report().tests().forEach(test -> addRow(table, test));
    String sketches =
        bins
            ? found.report().tests().stream().map(BinSketch::of).collect(Collectors.joining())
            : "";
    return "%s%n%s%s".formatted(table.text(), sketches, summary(found));
  }

  private static void addRow(Table table, DriftTest test) {
    Subject subject = test.subject();
    table.row(
        subject.model() + "/" + subject.version(),
        subject.text(),
        Long.toString(test.window().rows()),
        number(test, "%.3f", compared -> compared.distances().psi()),
        number(test, "%.3f", Compared::threshold),
        number(test, "%.3f", compared -> compared.distances().jensenShannon()),
        number(test, "%.2g", compared -> compared.distances().chance()),
        outside(test),
        verdict(test.result()));
  }

  /** Only features have a range. */
  private static String outside(DriftTest test) {
    return test.subject().kind() == Subject.Kind.FEATURE
        ? String.format(Locale.ROOT, "%.1f %%", 100 * test.outside())
        : "-";
  }

  private static String number(DriftTest test, String format, ToDoubleFunction<Compared> what) {
    return test.compared()
        .map(compared -> String.format(Locale.ROOT, format, what.applyAsDouble(compared)))
        .orElse("-");
  }

  private static String verdict(DriftResult result) {
    String reason = result.why();
    return reason == null ? result.word() : "%s: %s".formatted(result.word(), reason);
  }

  private static String summary(DriftFound found) {
    return "%s: %s (%d rows of %s%s, beside %s)"
        .formatted(
            found.report().conclusion().text(),
            found.report().reason(),
            found.rows(),
            found.revision(),
            window(found.window()),
            found.against());
  }

  static String window(@Nullable Duration window) {
    if (window == null) {
      return "'s pods";
    }
    boolean hours = window.toSeconds() % 3600 == 0;
    return hours
        ? " in %d h".formatted(window.toHours())
        : " in %d s".formatted(window.toSeconds());
  }
}
