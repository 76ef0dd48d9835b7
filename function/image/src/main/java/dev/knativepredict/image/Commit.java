package dev.knativepredict.image;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;

/**
 * The commit that the image is built from.
 *
 * @param sha the full hash, 40 hexadecimal digits
 * @param dirty whether files in the working tree differ from the commit
 * @param time when it was committed
 */
record Commit(String sha, boolean dirty, Instant time) {

  static Commit of(Path repository) {
    return new Commit(
        git(repository, "rev-parse", "HEAD"),
        !git(repository, "status", "--porcelain").isEmpty(),
        OffsetDateTime.parse(git(repository, "log", "-1", "--format=%cI")).toInstant());
  }

  /** The tag of the image. The suffix {@code -dirty} means: this commit can't reproduce it. */
  String tag() {
    return dirty ? sha + "-dirty" : sha;
  }

  private static String git(Path repository, String... arguments) {
    List<String> command = new ArrayList<>(List.of("git", "-C", repository.toString()));
    command.addAll(List.of(arguments));
    try {
      Process git = new ProcessBuilder(command).redirectErrorStream(true).start();
      String output =
          new String(git.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
      if (git.waitFor() != 0) {
        throw new ImageBuildFailed("%s: %s".formatted(String.join(" ", command), output));
      }
      return output;
    } catch (IOException e) {
      throw new ImageBuildFailed("can't run git", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ImageBuildFailed("interrupted while git was running", e);
    }
  }
}
