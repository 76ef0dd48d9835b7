package dev.knativepredict.training;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/** The model's flow: load, split, fit, evaluate, gate, export, seal. */
final class Train {

  private Train() {}

  /**
   * Trains the model of a folder, and writes and seals its directory if the gate holds.
   *
   * @param folder where {@code model.yaml} is, and the versions are
   * @return the sealed directory
   */
  static Path train(Path folder, int version, Consumer<String> progress) throws IOException {
    Path directory = folder.resolve(Integer.toString(version));
    if (Files.exists(directory)) {
      throw new BadInput(directory, "is there already; a sealed version stays as it is");
    }
    Path file = folder.resolve(ModelSettings.FILE);
    ModelSettings settings = ModelSettings.read(file);
    Table table = Table.load(folder.resolve(settings.data().file()), settings);
    Fit fit = fit(file, settings, table);
    progress.accept(
        "%s: %d rows, %d features, %d repeats of %d folds"
            .formatted(
                settings.name(),
                table.rows().size(),
                settings.features().size(),
                settings.trainer().repeats(),
                settings.trainer().folds()));
    Judgement judgement = Evaluate.crossValidate(settings, table.rows(), progress);
    progress.accept(judgement.summary());
    Gate.hold(settings, judgement);
    return new Seal(version, file, table, judgement, fit).write(directory);
  }

  private static Fit fit(Path file, ModelSettings settings, Table table) {
    try {
      return Fit.of(settings, table.rows());
    } catch (IllegalArgumentException e) {
      throw new BadInput(file, String.valueOf(e.getMessage()), e);
    }
  }

  /** The first number that no version of the folder has. */
  static int nextVersion(Path folder) {
    return IntStream.iterate(1, version -> version + 1)
        .filter(version -> !Files.exists(folder.resolve(Integer.toString(version))))
        .findFirst()
        .orElseThrow();
  }
}
