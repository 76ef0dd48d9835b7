package dev.knativepredict.e2e.cluster;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Runs programs. */
public final class Command {

  private Command() {}

  /** The exit code of a program, its stdout and its stderr. */
  public record Result(int code, String out, String err) {}

  /** Runs a program and waits for its end. */
  public static Result run(Map<String, String> environment, List<String> words) {
    try {
      Path out = Files.createTempFile("out", ".txt");
      Path err = Files.createTempFile("err", ".txt");
      ProcessBuilder builder = new ProcessBuilder(words);
      builder.environment().putAll(environment);
      int code = builder.redirectOutput(out.toFile()).redirectError(err.toFile()).start().waitFor();
      Result result = new Result(code, read(out), read(err));
      Files.delete(out);
      Files.delete(err);
      return result;
    } catch (IOException e) {
      throw new IllegalStateException("%s: %s".formatted(words.getFirst(), e.getMessage()), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(words.getFirst() + " was interrupted", e);
    }
  }

  /** Runs a program, and returns its stdout; any other exit code than 0 is an error. */
  public static String output(Map<String, String> environment, List<String> words) {
    Result result = run(environment, words);
    if (result.code() != 0) {
      throw new IllegalStateException(
          "%s: exit code %d: %s".formatted(String.join(" ", words), result.code(), result.err()));
    }
    return result.out();
  }

  private static String read(Path file) throws IOException {
    return Files.readString(file, StandardCharsets.UTF_8);
  }
}
