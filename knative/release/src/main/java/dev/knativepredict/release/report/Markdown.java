package dev.knativepredict.release.report;

import dev.knativepredict.release.verdict.Check;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.stream.Collectors;

/** The report of a release as a page of Markdown. */
final class Markdown {

  private Markdown() {}

  static String of(Report report) {
    String sections = report.stages().stream().map(Markdown::section).collect(Collectors.joining());
    return head(report)
        + unseen(report)
        + (report.stages().isEmpty() ? "" : chart(report) + sections);
  }

  private static String head(Report report) {
    return """
    ## Release of `%s`: %s

    %s

    | | |
    |---|---|
    | image | `%s` |
    | commit | `%s` |
    | model | %s |
    | stable before | %s |
    | began | %s |
    | took | %.1f s |

    """
        .formatted(
            report.candidate().revision(),
            report.result().text(),
            cell(report.reason()),
            report.candidate().image(),
            report.candidate().commit(),
            report.candidate().model() == null ? "not given" : report.candidate().model(),
            report.stable() == null ? "none" : "`" + report.stable() + "`",
            report.began().truncatedTo(ChronoUnit.SECONDS),
            Report.seconds(report.took()));
  }

  private static String unseen(Report report) {
    return report.unseen().isEmpty()
        ? ""
        : report.unseen().stream()
            .map("- %s%n"::formatted)
            .collect(Collectors.joining("", "What the release could not see:\n\n", "\n"));
  }

  /** The candidate's share of the traffic in each stage, as bars. */
  private static String chart(Report report) {
    String bars =
        report.stages().stream()
            .map(stage ->
                String.format(
                    Locale.ROOT,
                    "%-8s %-25s %3d %%  %6.1f s  %s",
                    stage.name(),
                    "█".repeat((stage.share() + 3) / 4),
                    stage.share(),
                    Report.seconds(stage.took()),
                    stage.verdict().word()))
            .collect(Collectors.joining("\n"));
    return "```text\n" + bars + "\n```\n\n";
  }

  private static String section(Report.Stage stage) {
    String rows = stage.checks().stream().map(Markdown::row).collect(Collectors.joining("\n"));
    return """
    ### %s: %s

    | compared | stable | candidate | verdict |
    |---|---|---|---|
    %s

    """
        .formatted(stage.name(), stage.verdict().word(), rows);
  }

  private static String row(Check check) {
    return "| %s | %s | %s | %s |"
        .formatted(
            cell(check.name()),
            cell(check.stable()),
            cell(check.candidate()),
            cell(check.verdict().toString()));
  }

  /** In a table, a bar would end the cell, a line break the row, and a backslash may vanish. */
  private static String cell(String text) {
    return text.replace("\\", "\\\\").replace("|", "\\|").replaceAll("\\R", " ");
  }
}
