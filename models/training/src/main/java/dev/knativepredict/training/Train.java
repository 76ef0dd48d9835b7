package dev.knativepredict.training;

import dev.knativepredict.manifest.Manifest;
import dev.knativepredict.training.data.BadInput;
import dev.knativepredict.training.data.ModelSpec;
import dev.knativepredict.training.data.SpecReader;
import dev.knativepredict.training.data.Table;
import dev.knativepredict.training.export.Seal;
import dev.knativepredict.training.fit.Fit;
import dev.knativepredict.training.judge.CrossValidation;
import dev.knativepredict.training.judge.Gate;
import dev.knativepredict.training.judge.Judgement;
import dev.knativepredict.training.judge.Progress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.IntStream;

/** From a specification to a sealed model: load, fit, judge, gate, export, seal. */
final class Train {

  private Train() {}

  /**
   * Trains the model of a folder, and seals it as a new version if its accuracy reaches the gate.
   *
   * @param folder where {@code model.yaml} is, and the versions are
   * @param progress lines for people
   * @return the sealed directory
   * @throws BadInput where the settings or the data are invalid, or don't go together
   * @throws dev.knativepredict.training.judge.BelowGate where the accuracy is too low
   */
  static Path train(Path folder, int version, Progress progress) throws IOException {
    Path directory = folder.resolve(Integer.toString(version));
    if (Files.exists(directory)) {
      throw new BadInput(directory, "exists; a sealed version is never changed");
    }
    Path file = folder.resolve(ModelSpec.FILE);
    ModelSpec spec = SpecReader.read(file);
    progress.doing("reading " + spec.data().file());
    Table table = Table.load(folder, spec);
    progress.line(work(spec, table));
    try {
      Manifest.checkName(spec.name());
      progress.doing("learning from all rows");
      Fit fit = Fit.of(spec, table.rows());
      fit.checkExamples();
      Judgement judgement = CrossValidation.judge(spec, table.rows(), progress);
      progress.line(judgement.summary());
      Gate.check(spec.name(), spec.gate(), judgement);
      progress.doing("sealing");
      return new Seal(version, file, table, judgement, fit).write(directory);
    } catch (IllegalArgumentException e) {
      throw new BadInput(file, String.valueOf(e.getMessage()), e);
    }
  }

  private static String work(ModelSpec spec, Table table) {
    return "%s: %d rows, %d features, %d repeats of %d folds"
        .formatted(
            spec.name(),
            table.rows().size(),
            spec.features().size(),
            spec.trainer().repeats(),
            spec.trainer().folds());
  }

  /** The lowest number from 1 that no version of the folder has. */
  static int nextVersion(Path folder) {
    return IntStream.iterate(1, version -> version + 1)
        .filter(version -> !Files.exists(folder.resolve(Integer.toString(version))))
        .findFirst()
        .orElseThrow();
  }
}
