package dev.knativepredict.e2e.image;

import dev.knativepredict.e2e.cluster.Command;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** A small program in Go, built as one static file: it runs in any image, without a shell. */
final class GoProgram {

  private GoProgram() {}

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
