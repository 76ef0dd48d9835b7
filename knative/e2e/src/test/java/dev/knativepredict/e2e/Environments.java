package dev.knativepredict.e2e;

import dev.knativepredict.e2e.cluster.Command;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;

/** A repository of environments, and a clone of it for the release tool, both on this machine. */
final class Environments {

  private final Path bare;
  private final Path clone;

  Environments() throws IOException {
    Path root = Files.createTempDirectory("environments").toRealPath();
    bare = root.resolve("environments.git");
    clone = root.resolve("clone");
    git("init", "--quiet", "--bare", "--initial-branch=main", bare.toString());
    git("clone", "--quiet", bare.toString(), clone.toString());
    git("-C", clone.toString(), "config", "user.name", "Pipeline");
    git("-C", clone.toString(), "config", "user.email", "pipeline@example.org");
    git("-C", clone.toString(), "commit", "--quiet", "--allow-empty", "--message=Begin");
    git("-C", clone.toString(), "push", "--quiet", "origin", "HEAD:main");
  }

  private static String git(String... words) {
    return Command.output(Map.of(), Stream.concat(Stream.of("git"), Stream.of(words)).toList());
  }

  /** Makes the folder of an environment in the clone. */
  EnvironmentFolder folder(String environment) throws IOException {
    Files.createDirectory(clone.resolve(environment));
    return new EnvironmentFolder(this, environment);
  }

  /** The clone for the release tool. */
  Path workTree() {
    return clone;
  }

  /** Where Argo CD finds it. */
  URI url() {
    return URI.create("file://" + bare);
  }

  /** A file in the newest commit. */
  String show(String path) {
    return git("--git-dir=" + bare, "show", "main:" + path);
  }
}
