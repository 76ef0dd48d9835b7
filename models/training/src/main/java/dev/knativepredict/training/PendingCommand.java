package dev.knativepredict.training;

import dev.knativepredict.training.registry.Alias;
import dev.knativepredict.training.registry.Approval;
import dev.knativepredict.training.registry.Pending;
import dev.knativepredict.training.registry.RegisteredName;
import dev.knativepredict.training.registry.Registry;
import dev.knativepredict.training.registry.SealedVersions;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "pending",
    description =
        "Prints the version that an MLflow registry offers for import, as in models:/credit/3; nothing if"
            + " it isn't approved, was rolled back or was sealed before. Standard error says why.",
    exitCodeListHeading = "Exit codes:%n",
    exitCodeList = {
      "0:There is such a version, or there is none.",
      "1:A seal doesn't hold, or the registry refuses an answer.",
      "2:Wrong usage.",
      "4:The registry is out of reach."
    },
    mixinStandardHelpOptions = true)
final class PendingCommand implements Callable<Integer> {

  @Parameters(index = "0", paramLabel = "FOLDER", description = "The model's folder.")
  Path folder = Path.of("");

  @Option(
      names = "--alias",
      paramLabel = "ALIAS",
      defaultValue = "${env:REGISTRY_CHALLENGER:-challenger}",
      description = "The alias of the version that is offered. Default: ${DEFAULT-VALUE}.")
  String alias = "";

  @Option(
      names = "--name",
      paramLabel = "NAME",
      description =
          "Of the registered model. Default: the newest sealed version's; else the folder's.")
  @Nullable String name;

  @Mixin ApprovalOptions approval = new ApprovalOptions();

  @Mixin RegistryOptions options = new RegistryOptions();

  @Override
  public Integer call() throws IOException {
    Approval needed = options.valid(approval::approval);
    Alias offered = options.valid(() -> new Alias(alias));
    SealedVersions sealed = SealedVersions.in(folder);
    RegisteredName registered = options.name(name, nameOf(sealed));
    try (Registry registry = options.registry()) {
      switch (Pending.of(registry, registered, offered, sealed, needed)) {
        case Pending.Version(var reference) -> System.out.println(reference);
        case Pending.Nothing(String reason) -> System.err.println(reason);
      }
    }
    return 0;
  }

  private RegisteredName nameOf(SealedVersions sealed) {
    if (!sealed.all().isEmpty()) {
      return sealed.all().getLast().registeredName();
    }
    Path last = folder.toAbsolutePath().normalize().getFileName();
    return options.valid(() -> new RegisteredName(String.valueOf(last)));
  }
}
