package dev.knativepredict.training;

import dev.knativepredict.training.registry.RegisteredName;
import dev.knativepredict.training.registry.Registry;
import dev.knativepredict.training.registry.TrackingServer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The registry of a command: the server that MLflow's own variables name. */
@Command(
    footer = {
      "",
      "The server is that of MLFLOW_TRACKING_URI. Where it asks for it: MLFLOW_TRACKING_USERNAME and"
          + " MLFLOW_TRACKING_PASSWORD, or MLFLOW_TRACKING_TOKEN."
    })
final class RegistryOptions {

  @Spec(Spec.Target.MIXEE)
  CommandSpec command = CommandSpec.create();

  Registry registry() {
    return new Registry(valid(() -> TrackingServer.of(System.getenv())));
  }

  /** The name that was given, or else another. */
  RegisteredName name(@Nullable String given, RegisteredName other) {
    return given == null ? other : valid(() -> new RegisteredName(given));
  }

  /** What is read from the command line; if it is wrong, so is the usage. */
  <T> T valid(Supplier<T> read) {
    try {
      return read.get();
    } catch (IllegalArgumentException e) {
      throw new ParameterException(command.commandLine(), String.valueOf(e.getMessage()), e);
    }
  }
}
