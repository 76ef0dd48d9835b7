package dev.knativepredict.release.command;

import dev.knativepredict.release.traffic.Tag;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** The options that ask for the way from an answer to the data. */
final class ChainOptions {

  private final OptionSpec verify =
      ServiceOptions.flag(
          "Check each link from an answer to the revision, its image, the commit, the model, its data"
              + " and the registered version.",
          "--verify");
  private final OptionSpec tag =
      OptionSpec.builder("--tag")
          .paramLabel("TAG")
          .type(Tag.class)
          .description("With --verify: ask the URL of stable or candidate, not the public one.")
          .build();
  private final OptionSpec model =
      OptionSpec.builder("--model")
          .paramLabel("FOLDER")
          .type(Path.class)
          .description("With --verify: the sealed model directory that should answer.")
          .build();
  private final OptionSpec mlflow =
      OptionSpec.builder("--mlflow")
          .paramLabel("URL")
          .type(URI.class)
          .description(
              "With --verify: MLflow's server that has the registered version (default: that of"
                  + " MLFLOW_TRACKING_URI).")
          .build();

  void addTo(CommandSpec spec) {
    Stream.of(verify, tag, model, mlflow).forEach(spec::addOption);
  }

  boolean asked() {
    return Boolean.TRUE.equals(verify.getValue());
  }

  /** The tag whose URL is asked; null for the public URL. */
  @Nullable Tag tag() {
    return tag.getValue();
  }

  @Nullable Path model() {
    return model.getValue();
  }

  @Nullable URI mlflow() {
    return mlflow.getValue();
  }

  /** Why these options don't go together; empty if they do. */
  Optional<String> problem() {
    return asked()
        ? Optional.empty()
        : Stream.of(tag, model, mlflow)
            .filter(option -> option.getValue() != null)
            .map(option -> option.longestName() + " needs --verify")
            .findFirst();
  }
}
