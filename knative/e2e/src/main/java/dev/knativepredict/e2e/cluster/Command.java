package dev.knativepredict.e2e.cluster;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** A program that is run to its end. */
public final class Command {

  private Command() {}

  /** What it said, and how it ended. */
  public record Ended(int code, String out, String err) {}

  public static Ended run(Map<String, String> environment, List<String> words) {
    try {
      Path out = Files.createTempFile("out", ".txt");
      Path err = Files.createTempFile("err", ".txt");
      ProcessBuilder builder = new ProcessBuilder(words);
      builder.environment().putAll(environment);
      int code = builder.redirectOutput(out.toFile()).redirectError(err.toFile()).start().waitFor();
      Ended ended = new Ended(code, read(out), read(err));
      Files.delete(out);
      Files.delete(err);
      return ended;
    } catch (IOException e) {
      throw new IllegalStateException("%s: %s".formatted(words.getFirst(), e.getMessage()), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(words.getFirst() + " was interrupted", e);
    }
  }

  /** Its output; it has to succeed. */
  public static String output(Map<String, String> environment, List<String> words) {
    Ended ended = run(environment, words);
    if (ended.code() != 0) {
      throw new IllegalStateException(
          "%s: exit code %d: %s".formatted(String.join(" ", words), ended.code(), ended.err()));
    }
    return ended.out();
  }

  private static String read(Path file) throws IOException {
    return Files.readString(file, StandardCharsets.UTF_8);
  }
}
