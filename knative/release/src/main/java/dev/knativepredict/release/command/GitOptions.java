package dev.knativepredict.release.command;

import dev.knativepredict.release.cluster.Cluster;
import dev.knativepredict.release.cluster.Reconciler;
import dev.knativepredict.release.git.Environment;
import dev.knativepredict.release.time.Time;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
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
  private final OptionSpec application =
      OptionSpec.builder("--application")
          .paramLabel("NAMESPACE/NAME")
          .type(String.class)
          .description(
              "Argo CD's Application of that folder: it is told of each commit, and is paused while"
                  + " a rollback is written.")
          .build();
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
    return spec.addOption(git).addOption(gitOnly).addOption(application).addOption(patience);
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
    Reconciler reconciler = reconciler(cluster);
    if (gitOnly.getValue() == null) {
      return folder.writingBoth(cluster, reconciler);
    }
    int seconds = patience.getValue();
    return folder.writingGitOnly(cluster, reconciler, time, Duration.ofSeconds(seconds));
  }

  private @Nullable Reconciler reconciler(Cluster cluster) {
    String name = application.getValue();
    if (name == null) {
      return null;
    }
    int slash = name.indexOf('/');
    return cluster.application(name.substring(0, slash), name.substring(slash + 1));
  }

  /** Why these options don't go together; empty if they do. */
  Optional<String> problem() {
    String name = application.getValue();
    if (git.getValue() != null && gitOnly.getValue() != null) {
      return Optional.of("--git and --git-only don't go together");
    }
    return name == null || name.matches("[a-z0-9-]+/[a-z0-9.-]+")
        ? Optional.empty()
        : Optional.of("--application: '%s' is not NAMESPACE/NAME".formatted(name));
  }
}
