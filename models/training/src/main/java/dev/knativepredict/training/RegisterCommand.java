package dev.knativepredict.training;

import dev.knativepredict.manifest.ModelDirectory;
import dev.knativepredict.training.registry.RegisteredName;
import dev.knativepredict.training.registry.Registration;
import dev.knativepredict.training.registry.Registry;
import dev.knativepredict.training.registry.SealedVersion;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
    name = "register",
    description =
        "Puts sealed models into an MLflow registry, and prints their versions there. One that is"
            + " there, or came from there, is not registered again.",
    mixinStandardHelpOptions = true)
final class RegisterCommand implements Callable<Integer> {

  @Mixin SealedDirectories directories = new SealedDirectories();

  @Option(
      names = "--name",
      paramLabel = "NAME",
      description =
          "Of the registered model. Default: the one that it was imported from, or the model's own.")
  @Nullable String name;

  @Option(
      names = "--experiment",
      paramLabel = "NAME",
      defaultValue = "knative-predict",
      description = "Where the run is that has the metrics. Default: ${DEFAULT-VALUE}.")
  String experiment = "";

  @Mixin RegistryOptions options = new RegistryOptions();

  @Override
  public Integer call() throws IOException {
    try (Registry registry = options.registry()) {
      for (Path directory : directories.all) {
        SealedVersion sealed = SealedVersion.of(ModelDirectory.open(directory));
        RegisteredName registered = options.name(name, sealed.registeredName());
        System.out.println(
            "%s: %s"
                .formatted(
                    directory,
                    new Registration(registry, registered, experiment)
                        .register(sealed)
                        .reference()));
      }
    }
    return 0;
  }
}
