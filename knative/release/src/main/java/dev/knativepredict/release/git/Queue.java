package dev.knativepredict.release.git;

import java.util.List;
import java.util.Optional;

/**
 * Commits that the remote repository doesn't have yet, under a name of their own in the clone: what
 * was done to the cluster while git was out of reach.
 *
 * @param prefix the folder that they are of
 */
record Queue(GitProgram git, String prefix) {

  /** The newest of them; empty if there is none. */
  Optional<String> tip() {
    return git.commit(reference());
  }

  void put(String commit) {
    git.need("update-ref", reference(), commit);
  }

  void clear() {
    git.run("update-ref", "-d", reference());
  }

  /** The commit that the first of them was made on. */
  String base(String tip, String queued) {
    return git.need("merge-base", tip, queued);
  }

  /** All of them, the oldest first. */
  List<String> commits(String base, String queued) {
    return git.need("rev-list", "--reverse", base + ".." + queued).lines().toList();
  }

  String message(String commit) {
    return git.need("log", "-1", "--format=%B", commit) + "\n";
  }

  private String reference() {
    return "refs/release/queued/" + prefix + "tip";
  }
}
