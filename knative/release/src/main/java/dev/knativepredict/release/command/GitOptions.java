package dev.knativepredict.release.command;

import dev.knativepredict.release.cluster.Cluster;
import dev.knativepredict.release.git.Environment;
import dev.knativepredict.release.time.Time;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** The options of commands that git may have to know of. Without them, nothing of git is loaded. */
final class GitOptions {

  private final OptionSpec git =
      folder("Commit each write to release.yaml there, and push it.", "--git");
  private final OptionSpec gitOnly =
      folder(
          "Write release.yaml there and nothing else; wait until the cluster has it, as Argo CD"
              + " applies it.",
          "--git-only");
  private final OptionSpec patience =
      OptionSpec.builder("--apply-timeout")
          .paramLabel("SECONDS")
          .type(Integer.class)
          .converters(new Ranges.OneOrMore())
          .defaultValue("600")
          .description(
              "With --git-only: how long the cluster may take to have what git says (default:"
                  + " ${DEFAULT-VALUE}).")
          .build();

  /** Adds the option to commands that only look, or make git say what the cluster has. */
  CommandSpec addFolder(CommandSpec spec) {
    return spec.addOption(git);
  }

  /** Adds the options to a command that writes. */
  CommandSpec addTo(CommandSpec spec) {
    return spec.addOption(git).addOption(gitOnly).addOption(patience);
  }

  private static OptionSpec folder(String description, String name) {
    return OptionSpec.builder(name)
        .paramLabel("FOLDER")
        .type(Path.class)
        .description(description)
        .build();
  }

  /** The environment's folder; null if there is none. */
  @Nullable Environment environment(String namespace, String service, Consumer<String> progress) {
    Path folder = gitOnly.getValue() == null ? git.getValue() : gitOnly.getValue();
    return folder == null ? null : new Environment(folder, namespace, service, progress);
  }

  /** The same cluster, in which each write is a commit. */
  Cluster recorded(Cluster cluster, Environment folder, Time time) {
    if (gitOnly.getValue() == null) {
      return folder.writingBoth(cluster);
    }
    int seconds = patience.getValue();
    return folder.writingGitOnly(cluster, time, Duration.ofSeconds(seconds));
  }

  boolean contradict() {
    return git.getValue() != null && gitOnly.getValue() != null;
  }
}
