package dev.knativepredict.release.git;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Commits of one folder. They are made from git's objects and not from the files of the work tree:
 * what else somebody has changed or committed there stays there.
 *
 * @param prefix the folder's path in the repository; ends with a slash unless it is empty
 */
record Commits(GitProgram git, String prefix) {

  /** The trailer of all commits that are made here: whoever changes a file otherwise has none. */
  static final String MARK = "Release-Verdict";

  /**
   * The last commit that changed a file.
   *
   * @param ours whether it was made here, as far as anybody knows: a shallow clone doesn't
   */
  record Last(String text, boolean ours) {}

  static Commits in(GitProgram git) {
    return new Commits(git, git.need("rev-parse", "--show-prefix"));
  }

  Optional<String> read(String commit, String file) {
    GitProgram.Ended ended = git.run("cat-file", "blob", at(commit, file));
    return ended.ok() ? Optional.of(ended.out()) : Optional.empty();
  }

  /** The name of a file's content; empty if there is no such file. */
  String content(String commit, String file) {
    return git.run("rev-parse", "--quiet", "--verify", at(commit, file)).out().strip();
  }

  private String at(String commit, String file) {
    return "%s:%s%s".formatted(commit, prefix, file);
  }

  Last last(String commit, String file) {
    String format = "--format=%h by %an%n%P%n%(trailers:key=" + MARK + ",valueonly)";
    List<String> lines = git.need("log", "-1", format, commit, "--", file).lines().toList();
    boolean first = lines.size() < 2 || lines.get(1).isBlank();
    return new Last(
        lines.isEmpty() ? "" : lines.getFirst(),
        first || lines.stream().skip(2).anyMatch(line -> !line.isBlank()));
  }

  /** Makes a commit in which these files have these texts. No branch has it yet. */
  String make(String parent, Map<String, String> files, String message) {
    Path folder = temporary();
    Path index = folder.resolve("index");
    Map<String, String> environment = Map.of("GIT_INDEX_FILE", index.toString());
    try {
      git.need(environment, "", "read-tree", parent);
      new TreeMap<>(files)
          .forEach((file, text) -> {
            String blob = git.need(Map.of(), text, "hash-object", "-w", "--stdin");
            String entry = "100644,%s,%s%s".formatted(blob, prefix, file);
            git.need(environment, "", "update-index", "--add", "--cacheinfo", entry);
          });
      String tree = git.need(environment, "", "write-tree");
      return git.need(identity(), message, "commit-tree", tree, "-p", parent, "-F", "-");
    } finally {
      delete(index);
      delete(folder);
    }
  }

  /** Where nobody has told git a name, as on a runner, the commits are the tool's. */
  private Map<String, String> identity() {
    return git.run("var", "GIT_COMMITTER_IDENT").ok()
        ? Map.of()
        : Map.of(
            "GIT_AUTHOR_NAME", "release",
            "GIT_AUTHOR_EMAIL", "release@localhost",
            "GIT_COMMITTER_NAME", "release",
            "GIT_COMMITTER_EMAIL", "release@localhost");
  }

  /** For git's list of files, which can't be an empty file at first. */
  private static Path temporary() {
    try {
      return Files.createTempDirectory("release");
    } catch (IOException e) {
      throw new GitUnreachable("git makes no commit: no temporary folder", e);
    }
  }

  private static void delete(Path path) {
    try {
      Files.deleteIfExists(path);
    } catch (IOException e) {
      throw new UncheckedIOException("a temporary file can't be deleted", e);
    }
  }
}
