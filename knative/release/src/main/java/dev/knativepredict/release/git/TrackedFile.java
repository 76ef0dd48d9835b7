package dev.knativepredict.release.git;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** A file of a clone, compared with what a commit has of it. */
public record TrackedFile(Path folder, String name) {

  private static final Duration LIMIT = Duration.ofSeconds(10);

  /**
   * The id of its content in a commit; empty if git doesn't know the commit, or the commit doesn't
   * have the file.
   *
   * @param commit hexadecimal digits
   * @throws GitUnreachable if git can't be run
   */
  public Optional<String> at(String commit) {
    GitProgram.Ended ended =
        git().run("rev-parse", "--quiet", "--verify", "%s:./%s".formatted(commit, name));
    return ended.ok() ? Optional.of(ended.out().strip()) : Optional.empty();
  }

  /**
   * The id of its content now.
   *
   * @throws GitUnreachable if git can't be run, or the file can't be read
   */
  public String now() {
    return git().need("hash-object", "--", name);
  }

  private GitProgram git() {
    return new GitProgram(folder, LIMIT);
  }
}
