package dev.knativepredict.bench.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The machine that the benchmark runs on. */
final class Machine {

  private Machine() {}

  /** Processor, cores and kernel, for people. */
  static String here() throws IOException {
    try (var lines = Files.lines(Path.of("/proc/cpuinfo"))) {
      String processor =
          lines
              .filter(line -> line.startsWith("model name"))
              .map(line -> line.substring(line.indexOf(':') + 1).strip())
              .findFirst()
              .orElse(System.getProperty("os.arch"));
      return "%s, %d cores used, Linux %s"
          .formatted(
              processor,
              Runtime.getRuntime().availableProcessors(),
              System.getProperty("os.version"));
    }
  }
}
