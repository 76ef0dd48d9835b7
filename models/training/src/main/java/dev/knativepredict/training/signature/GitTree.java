package dev.knativepredict.training.signature;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The history of a repository, read by the `git` on the path. */
final class GitTree {

  private final Path root;

  GitTree(Path root) {
    this.root = root;
  }

  /** Whether the repository has a commit of that name. */
  boolean hasCommit(String revision) throws IOException, InterruptedException {
    Process git = start("rev-parse", "--verify", "--quiet", revision + "^{commit}");
    git.getInputStream().readAllBytes();
    return git.waitFor() == 0;
  }

  /** The names in a folder as a revision has it; none where it has no such folder. */
  List<String> names(String revision, String folder) throws IOException, InterruptedException {
    return lines("ls-tree", "--name-only", revision, folder + "/").stream()
        .map(path -> path.substring(path.lastIndexOf('/') + 1))
        .toList();
  }

  /** Copies the files of a folder as a revision has them. */
  void copy(String revision, String folder, Path to) throws IOException, InterruptedException {
    for (String path : lines("ls-tree", "-r", "--name-only", revision, folder + "/")) {
      Path file = to.resolve(path.substring(folder.length() + 1));
      Files.createDirectories(file.resolveSibling(""));
      Files.write(file, output("show", revision + ":" + path));
    }
  }

  /**
   * The values of a trailer in the messages of all commits after a revision, without empty ones.
   */
  List<String> trailers(String since, String name) throws IOException, InterruptedException {
    String format = "--format=%%(trailers:key=%s,valueonly)".formatted(name);
    return lines("log", format, since + "..HEAD").stream()
        .map(String::strip)
        .filter(value -> !value.isEmpty())
        .toList();
  }

  private List<String> lines(String... arguments) throws IOException, InterruptedException {
    return new String(output(arguments), StandardCharsets.UTF_8).lines().toList();
  }

  private byte[] output(String... arguments) throws IOException, InterruptedException {
    Process git = start(arguments);
    byte[] bytes = git.getInputStream().readAllBytes();
    if (git.waitFor() != 0) {
      throw new IOException("git " + String.join(" ", arguments) + " failed");
    }
    return bytes;
  }

  private Process start(String... arguments) throws IOException {
    List<String> command = new ArrayList<>(List.of("git"));
    command.addAll(List.of(arguments));
    return new ProcessBuilder(command)
        .directory(root.toFile())
        .redirectError(ProcessBuilder.Redirect.INHERIT)
        .start();
  }
}
