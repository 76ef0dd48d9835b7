package dev.knativepredict.training.judge;

import dev.knativepredict.manifest.BrokenModel;
import dev.knativepredict.manifest.ModelDirectory;
import dev.knativepredict.training.data.ModelSpec;
import dev.knativepredict.training.data.SpecReader;
import dev.knativepredict.training.data.Table;
import dev.knativepredict.training.fit.Fit;
import java.nio.file.Path;

/** Trains and judges a sealed model again: its graph and its quality have to be the same. */
public record Retraining(ModelDirectory directory) {

  /**
   * Judges the model again.
   *
   * @param progress one line per repeat, and what is done after each fold
   * @throws BrokenModel where data, graph or quality are not those of the manifest
   * @throws BelowGate where they are, and the model is not good enough
   */
  public Judgement judge(Progress progress) {
    ModelSpec spec =
        SpecReader.parse(directory.path().resolve(ModelSpec.FILE), directory.bytes(ModelSpec.FILE));
    Table table = data(spec);
    GraphComparison.check(directory, Fit.of(spec, table.rows()), table.rows());
    Judgement judgement = CrossValidation.judge(spec, table.rows(), progress);
    // Only that: the others of a poor model vary more than those that matter.
    new SealedQuality(directory).is(spec.gate().metric(), judgement);
    Gate.check(spec.name(), spec.gate(), judgement);
    return judgement;
  }

  private Table data(ModelSpec spec) {
    Path folder = directory.path().resolveSibling("");
    Table table = Table.load(folder, spec);
    new SealedQuality(directory).hasData(spec.data().file(), table);
    return table;
  }
}
