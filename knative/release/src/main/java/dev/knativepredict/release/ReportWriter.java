package dev.knativepredict.release;

import dev.knativepredict.release.plan.Refused;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/** Writes what a release did, for people and for programs. */
record ReportWriter(Report report) {

  void write(PrintWriter out, boolean json, @Nullable Path markdown) {
    if (json) {
      out.println(Json.text(report.json()));
    } else {
      out.println(report.result.text() + ": " + report.reason);
    }
    out.flush();
    if (markdown != null) {
      try {
        Files.writeString(
            markdown, Markdown.of(report), StandardOpenOption.CREATE, StandardOpenOption.APPEND);
      } catch (IOException e) {
        throw new Refused("report: %s can't be written".formatted(markdown), e);
      }
    }
  }
}
