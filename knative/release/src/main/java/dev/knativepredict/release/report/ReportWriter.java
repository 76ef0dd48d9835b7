package dev.knativepredict.release.report;

import dev.knativepredict.release.plan.Refused;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.stream.Collectors;

/** Writes the report of a release for people and for programs. */
public record ReportWriter(Report report) {

  /** The result on one line, and a line for each thing that the release couldn't see. */
  public String text() {
    String unseen =
        report.unseen().stream().map("%nnot seen: %s"::formatted).collect(Collectors.joining());
    return report.result().text() + ": " + report.reason() + unseen;
  }

  /** What {@code --json} prints. */
  public Object json() {
    return ReleaseJson.of(report);
  }

  /** Appends a page of Markdown to a file. */
  public void append(Path file) {
    try {
      Files.writeString(
          file, Markdown.of(report), StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw new Refused("report: %s can't be written".formatted(file), e);
    }
  }
}
