package dev.knativepredict.training;

import dev.knativepredict.training.registry.Approval;
import dev.knativepredict.training.registry.ImportedModel;
import dev.knativepredict.training.registry.ModelReference;
import dev.knativepredict.training.registry.RegisteredVersion;
import dev.knativepredict.training.registry.Registry;
import dev.knativepredict.training.registry.SealedVersions;
import dev.knativepredict.training.seal.Source;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "import",
    description =
        "Takes an approved version from an MLflow registry, measures it, and seals it as a new version"
            + " if it reaches the gate. Prints the directory, also if it was sealed before.",
    mixinStandardHelpOptions = true)
final class ImportCommand implements Callable<Integer> {

  @Parameters(index = "0", paramLabel = "FOLDER", description = "The model's folder.")
  Path folder = Path.of("");

  @Parameters(
      index = "1",
      paramLabel = "REFERENCE",
      description = "models:/name@alias or models:/name/3.")
  String reference = "";

  @Option(
      names = "--settings",
      paramLabel = "FILE",
      description =
          "What is known of the model. Default: FOLDER/model.yaml, or imported.yaml beside it if that"
              + " one trains a model. Written if there is none.")
  @Nullable Path settings;

  @Mixin ApprovalOptions approval = new ApprovalOptions();

  @Mixin NewVersion version = new NewVersion();

  @Mixin RegistryOptions options = new RegistryOptions();

  @Override
  public Integer call() throws Exception {
    Approval needed = options.valid(approval::approval);
    ModelReference wanted = options.valid(() -> ModelReference.parse(reference));
    try (Registry registry = options.registry()) {
      RegisteredVersion found = registry.version(wanted);
      Optional<Path> sealed = SealedVersions.in(folder).of(found);
      if (sealed.isPresent()) {
        System.err.println("%s was sealed before".formatted(found.reference()));
        System.out.println(sealed.get());
        return 0;
      }
      try (TemporaryFolder files = TemporaryFolder.create()) {
        seal(ImportedModel.take(registry, found, needed, files.path()));
      }
    }
    return 0;
  }

  private void seal(ImportedModel model) throws IOException {
    Path file = settings == null ? Source.settings(folder) : settings;
    Source source = new Source(model.graph(), file, model.features(), model.facts());
    version.seal(folder, (number, progress) -> Sealing.seal(folder, source, number, progress));
  }
}
