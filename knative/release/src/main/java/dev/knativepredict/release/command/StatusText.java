package dev.knativepredict.release.command;

import dev.knativepredict.release.report.Table;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The status of a Service as a table for people. */
final class StatusText {

  private static final int WIDEST = 80;
  private static final int COMMIT_DIGITS = 7;

  private StatusText() {}

  static String of(StatusCommand.Status status) {
    Table table =
        new Table(
            "REVISION", "COMMIT", "MODEL", "TRAFFIC", "TAG", "AGE", "READY", "PODS", "VERDICT");
    status.revisions().forEach(revision -> addRow(table, revision));
    String warning = status.warning() == null ? "" : "\nwarning: " + status.warning();
    String url = Objects.requireNonNullElse(status.url(), "no public URL");
    String quality =
        status.quality().stream().map(QualityStatus::text).collect(Collectors.joining());
    String git = status.git() == null ? "" : "\n" + status.git().text();
    String chain = status.chain() == null ? "" : status.chain().text() + "\n";
    return "%s%s%s%s%s%s%n%s"
        .formatted(url, warning, wayBack(status.wayBack()), git, quality, chain, table.text());
  }

  private static String wayBack(StatusCommand.@Nullable WayBackStatus wayBack) {
    if (wayBack == null) {
      return "";
    }
    Long proven = wayBack.provenSecondsAgo();
    return "\nrollback goes to %s, %s"
        .formatted(
            wayBack.revision(), proven == null ? "not proven" : "proven " + age(proven) + " ago");
  }

  private static void addRow(Table table, RevisionStatus revision) {
    table.row(
        revision.revision().value(),
        abbreviated(revision.commit()),
        revision.model() == null ? "-" : revision.model(),
        revision.traffic() + " %",
        revision.tag(),
        age(revision.ageSeconds()),
        revision.ready(),
        Integer.toString(revision.pods()),
        shortened(revision.verdict()));
  }

  /** The history and the JSON have all of it. */
  private static String shortened(String verdict) {
    return verdict.length() > WIDEST ? verdict.substring(0, WIDEST - 1) + "…" : verdict;
  }

  static String abbreviated(String commit) {
    return commit.length() > COMMIT_DIGITS && commit.matches("[0-9a-f]+")
        ? commit.substring(0, COMMIT_DIGITS)
        : commit;
  }

  /** Seconds, minutes or hours. */
  private static String age(long seconds) {
    if (seconds < 120) {
      return seconds + "s";
    }
    return seconds < 7200 ? seconds / 60 + "m" : seconds / 3600 + "h";
  }
}
