package dev.knativepredict.e2e.image;

import dev.knativepredict.e2e.cluster.Command;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** A small Go program, built as one static file that runs in any image. */
final class GoProgram {

  private GoProgram() {}

  /** Builds {@code src/test/go/<name>}, and returns the program file. */
  static Path build(String name) throws IOException {
    Path source = Path.of("src/test/go", name, "main.go");
    Path program = Files.createDirectories(Path.of("target/go")).resolve(name);
    Command.output(
        Map.of("CGO_ENABLED", "0"),
        List.of(
            "go",
            "build",
            "-trimpath",
            "-ldflags=-s -w",
            "-o",
            program.toString(),
            source.toString()));
    return program;
  }
}
