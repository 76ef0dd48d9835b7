package dev.knativepredict.training;

import dev.knativepredict.training.data.BadInput;
import dev.knativepredict.training.registry.Alias;
import dev.knativepredict.training.registry.Change;
import dev.knativepredict.training.registry.RegisteredName;
import dev.knativepredict.training.registry.Registry;
import dev.knativepredict.training.registry.SealedVersions;
import dev.knativepredict.training.registry.WhatRuns;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "champion",
    description =
        "Writes into an MLflow registry what runs: the alias of its version, and tags that say where,"
            + " since when, and what was rolled back.",
    exitCodeListHeading = "Exit codes:%n",
    exitCodeList = {
      "0:The registry tells the truth.",
      "1:With --check, it doesn't; or it doesn't have the version that runs.",
      "2:Wrong usage.",
      "4:The registry is out of reach. The next run makes up for it."
    },
    mixinStandardHelpOptions = true)
final class ChampionCommand implements Callable<Integer> {

  @Parameters(index = "0", paramLabel = "FOLDER", description = "The model's folder.")
  Path folder = Path.of("");

  @Parameters(
      index = "1",
      paramLabel = "STATUS",
      defaultValue = "-",
      description = "What `release status --json` printed. Default: the standard input.")
  String status = "";

  @Option(names = "--check", description = "Only print what differs.")
  boolean check;

  @Option(
      names = "--alias",
      paramLabel = "ALIAS",
      defaultValue = "${env:REGISTRY_CHAMPION:-champion}",
      description = "The alias of the version that runs. Default: ${DEFAULT-VALUE}.")
  String alias = "";

  @Option(
      names = "--name",
      paramLabel = "NAME",
      description = "Of the registered model. Default: the newest version's, as for register.")
  @Nullable String name;

  @Mixin RegistryOptions options = new RegistryOptions();

  @Override
  public Integer call() throws IOException {
    Alias moved = options.valid(() -> new Alias(alias));
    SealedVersions sealed = SealedVersions.in(folder);
    if (sealed.all().isEmpty()) {
      throw new BadInput(folder, "has no sealed version");
    }
    RegisteredName registered = options.name(name, sealed.all().getLast().registeredName());
    byte[] json = read();
    try (Registry registry = options.registry()) {
      var whatRuns = new WhatRuns(registry, registered, moved);
      List<Change> changes = options.valid(() -> whatRuns.differences(sealed, json));
      for (Change change : changes) {
        if (!check) {
          change.apply(registry);
        }
        System.out.println((check ? "differs: " : "written: ") + change);
      }
      return check && !changes.isEmpty() ? 1 : 0;
    }
  }

  private byte[] read() throws IOException {
    if (status.equals("-")) {
      return System.in.readAllBytes();
    }
    Path file = Path.of(status);
    if (!Files.isRegularFile(file)) {
      throw new BadInput(file, "is missing");
    }
    return Files.readAllBytes(file);
  }
}
