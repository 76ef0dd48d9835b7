package dev.knativepredict.bench;

import dev.knativepredict.bench.measure.Measurement;
import dev.knativepredict.bench.server.Servers;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import picocli.CommandLine.Option;

/** What every command has to know. */
final class Setup {

  @Option(
      names = "--repository",
      defaultValue = ".",
      description = "the project's root (default: ${DEFAULT-VALUE})")
  private Path repository = Path.of(".");

  @Option(
      names = "--model",
      defaultValue = "models/credit/1",
      description = "the sealed model directory to serve (default: ${DEFAULT-VALUE})")
  private Path model = Path.of("models/credit/1");

  @Option(
      names = "--function-options",
      defaultValue = "",
      description = "more JVM options for the function only: -Xint shows that a check can fail")
  private String more = "";

  Path file(String path) {
    return repository.resolve(path);
  }

  Path model() {
    return repository.resolve(model);
  }

  Servers servers() {
    List<String> options = Stream.of(more.split(" ")).filter(option -> !option.isBlank()).toList();
    return new Servers(repository, options);
  }

  Measurement measurement() {
    return new Measurement(servers(), model(), Setup::say);
  }

  /** Progress goes where it mixes with no result. */
  static void say(String line) {
    System.err.println(line);
  }
}
