package dev.knativepredict.bench.report;

import dev.knativepredict.bench.server.BenchmarkFailed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A page written by people, with a generated part between two marker lines. */
public record Page(Path file) {

  /** Replaces the text between the markers with a name. */
  public void replace(String name, String text) throws IOException {
    String begin = "<!-- %s: measured -->\n".formatted(name);
    String end = "<!-- %s: end -->\n".formatted(name);
    String page = Files.readString(file);
    int from = page.indexOf(begin);
    int to = page.indexOf(end);
    if (from < 0 || to < from) {
      throw new BenchmarkFailed(
          "%s needs the lines '%s' and '%s'".formatted(file, begin.strip(), end.strip()));
    }
    Files.writeString(file, page.substring(0, from + begin.length()) + text + page.substring(to));
  }
}
