package dev.knativepredict.release.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.knativepredict.release.traffic.Candidate;
import dev.knativepredict.release.traffic.RevisionName;
import dev.knativepredict.release.verdict.Check;
import dev.knativepredict.release.verdict.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MarkdownTest {

  private static final Instant BEGAN = Instant.parse("2026-11-23T12:00:00.123Z");

  @TempDir private Path folder;

  @Test
  void sayWhatWasReleasedAndHowItEnded() {
    assertThat(page(new Check("ready", "", "", new Verdict.Healthy())))
        .contains("## Release of `predict-2222222-bbbbbb`: rolled back")
        .contains("| commit | `2222222` |")
        .contains("| stable before | `predict-1111111-aaaaaa` |")
        .contains("| began | 2026-11-23T12:00:00Z |")
        .contains("| took | 12.5 s |")
        .contains("25 %    12.0 s  unhealthy");
  }

  @Test
  void aCellWithALineBreakStaysOneRow() {
    Check check = new Check("pods", "0", "1", new Verdict.Unhealthy("line one\nline two\r\nthree"));
    assertThat(page(check)).contains("| pods | 0 | 1 | unhealthy: line one line two three |");
  }

  @Test
  void aCellWithABarStaysOneCell() {
    Check check = new Check("a|b", "", "", new Verdict.Healthy());
    assertThat(page(check)).contains("| a\\|b |  |  | healthy |");
  }

  @Test
  void aBackslashIsShownAsItIs() {
    Check check = new Check("a\\b", "", "", new Verdict.Unhealthy("not \\| but \\"));
    assertThat(page(check)).contains("| a\\\\b |  |  | unhealthy: not \\\\\\| but \\\\ |");
  }

  @Test
  void isAppendedToWhatTheFileHas() throws IOException {
    Path file = Files.writeString(folder.resolve("summary.md"), "before\n");
    ReportWriter writer = new ReportWriter(report(new Check("c", "", "", new Verdict.Healthy())));
    writer.append(file);
    assertThat(Files.readString(file)).startsWith("before\n## Release of");
  }

  private static String page(Check check) {
    return Markdown.of(report(check));
  }

  private static Report report(Check check) {
    Candidate candidate =
        new Candidate(new RevisionName("predict-2222222-bbbbbb"), "2222222", null, "registry/it");
    Report report = new Report(candidate, new RevisionName("predict-1111111-aaaaaa"), BEGAN);
    Verdict verdict = new Verdict.Unhealthy("because");
    report.add(new Report.Stage("25 %", 25, verdict, List.of(check), Duration.ofSeconds(12)));
    return report.ended(Report.Result.ROLLED_BACK, "because", BEGAN.plusMillis(12_500));
  }
}
