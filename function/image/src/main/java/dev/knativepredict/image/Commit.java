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
 * @param sha all 40 digits
 * @param dirty whether files differ from it
 * @param time when it was made
 */
record Commit(String sha, boolean dirty, Instant time) {

  static Commit of(Path repository) {
    return new Commit(
        git(repository, "rev-parse", "HEAD"),
        !git(repository, "status", "--porcelain").isEmpty(),
        OffsetDateTime.parse(git(repository, "log", "-1", "--format=%cI")).toInstant());
  }

  /** The image's tag; a dirty tree has no digest that could be made again, and the tag says so. */
  String tag() {
    return dirty ? sha + "-dirty" : sha;
  }

  private static String git(Path repository, String... arguments) {
    List<String> command = new ArrayList<>(List.of("git", "-C", repository.toString()));
    command.addAll(List.of(arguments));
    try {
      Process git = new ProcessBuilder(command).redirectErrorStream(true).start();
      String said = new String(git.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
      if (git.waitFor() != 0) {
        throw new Broken("%s: %s".formatted(String.join(" ", command), said));
      }
      return said;
    } catch (IOException e) {
      throw new Broken("git can't be run", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Broken("interrupted while git ran", e);
    }
  }
}
