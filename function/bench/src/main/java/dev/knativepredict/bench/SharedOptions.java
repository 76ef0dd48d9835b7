package dev.knativepredict.bench;

import dev.knativepredict.bench.measure.Measurement;
import dev.knativepredict.bench.server.Servers;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import picocli.CommandLine.Option;

/** The options that all commands have, and what follows from them. */
final class SharedOptions {

  @Option(
      names = "--repository",
      defaultValue = ".",
      description = "the root of the project (default: ${DEFAULT-VALUE})")
  private Path repository = Path.of(".");

  @Option(
      names = "--model",
      defaultValue = "models/credit/1",
      description = "the sealed model directory to serve (default: ${DEFAULT-VALUE})")
  private Path model = Path.of("models/credit/1");

  @Option(
      names = "--function-options",
      defaultValue = "",
      description = "extra JVM options, for the function only; -Xint shows that 'check' can fail")
  private String extraOptions = "";

  Path file(String path) {
    return repository.resolve(path);
  }

  Path model() {
    return repository.resolve(model);
  }

  Servers servers() {
    List<String> options =
        Stream.of(extraOptions.split(" ")).filter(option -> !option.isBlank()).toList();
    return new Servers(repository, options);
  }

  Measurement measurement() {
    return new Measurement(servers(), model(), SharedOptions::log);
  }

  /** Prints progress to stderr; stdout has results only. */
  static void log(String line) {
    System.err.println(line);
  }
}
