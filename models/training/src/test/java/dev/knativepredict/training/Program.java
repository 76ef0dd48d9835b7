package dev.knativepredict.training;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The program as a shell runs it, and folders for it to work on. */
public final class Program {

  /** Where the models are, seen from this module. */
  public static final Path MODELS = Path.of("..").toAbsolutePath().normalize();

  private Program() {}

  public record Outcome(int exitCode, String out, List<String> err) {

    public String lastError() {
      return err.getLast();
    }
  }

  public static Outcome run(Object... arguments) throws IOException, InterruptedException {
    return within("-XX:MaxRAMPercentage=25", arguments);
  }

  /** Runs it with an option that says how much heap it has. */
  public static Outcome within(String heap, Object... arguments)
      throws IOException, InterruptedException {
    return run(heap, Map.of(), "", arguments);
  }

  /** Runs it with further variables of its environment, and a text on its standard input. */
  public static Outcome with(Map<String, String> environment, String input, Object... arguments)
      throws IOException, InterruptedException {
    return run("-XX:MaxRAMPercentage=25", environment, input, arguments);
  }

  private static Outcome run(
      String heap, Map<String, String> environment, String input, Object... arguments)
      throws IOException, InterruptedException {
    List<String> command =
        Stream.concat(
                Stream.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    heap,
                    "--enable-native-access=ALL-UNNAMED",
                    "-cp",
                    System.getProperty("java.class.path"),
                    Training.class.getName()),
                Stream.of(arguments).map(Object::toString))
            .toList();
    Path err = Files.createTempFile("training", ".err");
    try {
      ProcessBuilder builder = new ProcessBuilder(command).redirectError(err.toFile());
      builder.environment().putAll(environment);
      Process process = builder.start();
      try (var in = process.outputWriter()) {
        in.write(input);
      }
      String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      return new Outcome(process.waitFor(), out, Files.readAllLines(err));
    } finally {
      Files.delete(err);
    }
  }

  /** A model's settings and data, without its versions. */
  public static Path unsealedCopy(String model, Path to) throws IOException {
    Path copy = Files.createDirectories(to.resolve(model));
    Files.copy(MODELS.resolve(model).resolve("model.yaml"), copy.resolve("model.yaml"));
    copy(MODELS.resolve(model).resolve("data"), copy.resolve("data"));
    return copy;
  }

  /** The same with its version 1. */
  public static Path sealedCopy(String model, Path to) throws IOException {
    Path copy = unsealedCopy(model, to);
    copy(MODELS.resolve(model).resolve("1"), copy.resolve("1"));
    return copy.resolve("1");
  }

  private static void copy(Path from, Path to) throws IOException {
    Files.createDirectories(to);
    try (var files = Files.list(from)) {
      for (Path file : files.toList()) {
        Files.copy(file, to.resolve(file.getFileName()));
      }
    }
  }
}
