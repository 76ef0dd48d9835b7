package dev.knativepredict.e2e;

import dev.knativepredict.e2e.cluster.Command;
import io.fabric8.knative.serving.v1.Service;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;

/** A repository of environments, and a clone of it for the release tool, both on this machine. */
final class Environments {

  private static final String ENVIRONMENT = "production";

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
    Files.createDirectory(folder());
  }

  private static String git(String... words) {
    return Command.output(Map.of(), Stream.concat(Stream.of("git"), Stream.of(words)).toList());
  }

  /** The folder that {@code --git} gets. */
  Path folder() {
    return clone.resolve(ENVIRONMENT);
  }

  /** Where Argo CD finds it. */
  URI url() {
    return URI.create("file://" + bare);
  }

  /** A file of the environment in the newest commit. */
  String file(String name) {
    return git("--git-dir=" + bare, "show", "main:%s/%s".formatted(ENVIRONMENT, name));
  }

  /** What git says runs. */
  Service says() {
    return Serialization.unmarshal(file("release.yaml"), Service.class);
  }
}
