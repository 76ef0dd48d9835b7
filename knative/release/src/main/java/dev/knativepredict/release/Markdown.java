package dev.knativepredict.release;

import dev.knativepredict.release.verdict.Check;
import dev.knativepredict.release.verdict.Verdict;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.stream.Collectors;

/** The report of a release as a page for people. */
final class Markdown {

  private Markdown() {}

  static String of(Report report) {
    StringBuilder page = new StringBuilder();
    page.append(
        """
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
                report.candidate.revision(),
                report.result.text(),
                cell(report.reason),
                report.candidate.image(),
                report.candidate.commit(),
                report.candidate.model() == null ? "not given" : report.candidate.model(),
                report.stable == null ? "none" : "`" + report.stable + "`",
                report.began.truncatedTo(ChronoUnit.SECONDS),
                Report.seconds(Duration.between(report.began, report.ended))));
    if (!report.stages.isEmpty()) {
      page.append(chart(report));
      report.stages.forEach(stage -> page.append(section(stage)));
    }
    return page.toString();
  }

  /** The candidate's share over the parts of the release. */
  private static String chart(Report report) {
    String bars =
        report.stages.stream()
            .map(stage ->
                String.format(
                    Locale.ROOT,
                    "%-8s %-25s %3d %%  %6.1f s  %s",
                    stage.name(),
                    "█".repeat((stage.share() + 3) / 4),
                    stage.share(),
                    Report.seconds(stage.took()),
                    word(stage.verdict())))
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
        .formatted(stage.name(), word(stage.verdict()), rows);
  }

  private static String row(Check check) {
    return "| %s | %s | %s | %s |"
        .formatted(
            cell(check.name()),
            cell(check.stable()),
            cell(check.candidate()),
            cell(check.verdict().toString()));
  }

  private static String word(Verdict verdict) {
    return switch (verdict) {
      case Verdict.Healthy healthy -> "healthy";
      case Verdict.Unhealthy unhealthy -> "unhealthy";
      case Verdict.Inconclusive inconclusive -> "inconclusive";
    };
  }

  private static String cell(String text) {
    return text.replace("|", "\\\\|").replace("\\n", " ");
  }
}
