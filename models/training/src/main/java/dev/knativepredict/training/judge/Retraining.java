package dev.knativepredict.training.judge;

import static java.util.Objects.requireNonNull;

import dev.knativepredict.manifest.BrokenModel;
import dev.knativepredict.manifest.Manifest;
import dev.knativepredict.manifest.ModelDirectory;
import dev.knativepredict.training.data.ModelSpec;
import dev.knativepredict.training.data.SpecReader;
import dev.knativepredict.training.data.Table;
import dev.knativepredict.training.fit.Fit;
import java.nio.file.Path;
import java.util.function.Consumer;

/** Trains and judges a sealed model again: its graph and its accuracy have to be the same. */
public record Retraining(ModelDirectory directory) {

  /** Another processor may change the prediction of a row that is close to the edge. */
  private static final double SAME_ACCURACY = 0.002;

  /**
   * Judges the model again.
   *
   * @param progress one line per repeat
   * @throws BrokenModel where data, graph or accuracy are not those of the manifest
   * @throws BelowGate where they are, and the accuracy is too low
   */
  public Judgement judge(Consumer<String> progress) {
    ModelSpec spec =
        SpecReader.parse(directory.path().resolve(ModelSpec.FILE), directory.bytes(ModelSpec.FILE));
    Table table = data(spec);
    GraphComparison.check(directory, Fit.of(spec, table.rows()), table.rows());
    Judgement judgement = CrossValidation.judge(spec, table.rows(), progress);
    accuracyIsTheSame(judgement);
    Gate.check(spec, judgement);
    return judgement;
  }

  private Table data(ModelSpec spec) {
    Path folder = directory.path().resolveSibling("");
    Table table = Table.load(folder, spec);
    Manifest.Data sealed = requireNonNull(directory.manifest().data(), "data");
    if (!table.sha256().equals(sealed.sha256())) {
      throw broken(
          "its data %s has SHA-256 %s, the manifest says %s"
              .formatted(spec.data().file(), table.sha256(), sealed.sha256()));
    }
    return table;
  }

  private void accuracyIsTheSame(Judgement judgement) {
    Manifest.Metric sealed = directory.manifest().metrics().get("accuracy");
    double expected = sealed == null ? Double.NaN : sealed.value();
    if (!(Math.abs(expected - judgement.accuracy()) <= SAME_ACCURACY)) {
      throw broken(
          "its accuracy is %.4f, the manifest says %.4f".formatted(judgement.accuracy(), expected));
    }
  }

  private BrokenModel broken(String reason) {
    return new BrokenModel(directory.path(), reason);
  }
}
