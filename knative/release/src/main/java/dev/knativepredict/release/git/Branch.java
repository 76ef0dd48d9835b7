package dev.knativepredict.release.git;

import dev.knativepredict.release.plan.Refused;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * The branch that is checked out in a work tree, as its remote repository has it.
 *
 * @param remote the repository's name in the clone
 * @param name without {@code refs/heads/}
 */
record Branch(GitProgram git, String remote, String name) {

  private static final int TRIES = 5;

  static Branch of(Path folder, Duration limit) {
    GitProgram git = new GitProgram(folder, limit);
    if (!Files.isDirectory(folder)) {
      throw new Refused("git: %s is not a folder".formatted(folder));
    }
    GitProgram.Ended head = git.run("symbolic-ref", "--short", "HEAD");
    if (!head.ok()) {
      throw new Refused(
          "git: %s is no folder in which a branch is checked out: %s"
              .formatted(folder, head.problem()));
    }
    String local = head.out().strip();
    String remote = git.setting("branch.%s.remote".formatted(local)).orElse("origin");
    String merged = git.setting("branch.%s.merge".formatted(local)).orElse("refs/heads/" + local);
    return new Branch(git, remote, merged.replaceFirst("^refs/heads/", ""));
  }

  /** Asks the remote repository for the newest commit. */
  String fetch() {
    GitProgram.Ended ended = fetchOnce();
    for (int i = 1; i < TRIES && ended.err().contains("cannot lock ref"); i++) {
      // An editor or another command fetched in this clone at the same moment.
      ended = fetchOnce();
    }
    if (!ended.ok()) {
      throw ended.err().contains("couldn't find remote ref")
          ? new Refused("git: %s has no branch %s".formatted(remote, name))
          : outOfReach(ended);
    }
    return tip().orElseThrow();
  }

  private GitProgram.Ended fetchOnce() {
    String from = "+refs/heads/%s:%s".formatted(name, tracking());
    return git.run("fetch", "--quiet", "--no-tags", remote, from);
  }

  /** The newest commit, as this clone knew it last. */
  Optional<String> tip() {
    return git.commit(tracking());
  }

  private String tracking() {
    return "refs/remotes/%s/%s".formatted(remote, name);
  }

  /**
   * Makes a commit the newest one.
   *
   * @return why the remote repository refuses it, mostly because there is a newer one; empty if it
   *     took it
   */
  Optional<String> push(String commit) {
    String to = "%s:refs/heads/%s".formatted(commit, name);
    GitProgram.Ended ended = git.run("push", "--porcelain", remote, to);
    if (ended.ok()) {
      return Optional.empty();
    }
    return Optional.of(
        ended
            .out()
            .lines()
            .filter(line -> line.startsWith("!"))
            .map(line -> line.substring(line.lastIndexOf('\t') + 1))
            .findFirst()
            .orElseThrow(() -> outOfReach(ended)));
  }

  private static GitUnreachable outOfReach(GitProgram.Ended ended) {
    return new GitUnreachable("git is out of reach: " + ended.problem(), null);
  }

  /**
   * Brings the files of the work tree up to a commit.
   *
   * @return false if somebody has changed or committed something else there: then it stays
   */
  boolean follow(String commit) {
    return git.run("merge", "--quiet", "--ff-only", commit).ok();
  }
}
