package dev.knativepredict.training.judge;

import static java.util.Objects.requireNonNull;

import dev.knativepredict.manifest.BrokenModel;
import dev.knativepredict.manifest.Manifest;
import dev.knativepredict.manifest.ModelDirectory;
import dev.knativepredict.training.data.Measure;
import dev.knativepredict.training.data.ModelSpec;
import dev.knativepredict.training.data.SpecReader;
import dev.knativepredict.training.data.Table;
import dev.knativepredict.training.fit.Fit;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Trains and judges a sealed model again: its graph and its quality have to be the same. */
public record Retraining(ModelDirectory directory) {

  /**
   * Another processor may change the prediction of a row that is close to the edge: this much of a
   * share, or this part of an error.
   */
  private static final double SAME = 0.002;

  /**
   * Judges the model again.
   *
   * @param progress one line per repeat, and a step per fold
   * @throws BrokenModel where data, graph or quality are not those of the manifest
   * @throws BelowGate where they are, and the model is not good enough
   */
  public Judgement judge(Progress progress) {
    ModelSpec spec =
        SpecReader.parse(directory.path().resolve(ModelSpec.FILE), directory.bytes(ModelSpec.FILE));
    Table table = data(spec);
    GraphComparison.check(directory, Fit.of(spec, table.rows()), table.rows());
    Judgement judgement = CrossValidation.judge(spec, table.rows(), progress);
    sameAsSealed(spec.gate().metric(), judgement);
    Gate.check(spec.name(), spec.gate(), judgement);
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

  /** The metric of the gate: the others of a poor model vary more than those that matter. */
  private void sameAsSealed(Measure measure, Judgement judgement) {
    Manifest.Metric metric = directory.manifest().metrics().get(measure.key());
    Double sealed = metric == null ? null : metric.value();
    Double found = judgement.mean(measure);
    if (!same(measure, sealed, found)) {
      throw broken(
          "its %s is %s, the manifest says %s"
              .formatted(measure.title(), measure.text(found), measure.text(sealed)));
    }
  }

  private static boolean same(Measure measure, @Nullable Double sealed, @Nullable Double found) {
    if (sealed == null || found == null) {
      return false;
    }
    double limit = measure.moreIsBetter() ? SAME : SAME * sealed;
    return Math.abs(sealed - found) <= limit;
  }

  private BrokenModel broken(String reason) {
    return new BrokenModel(directory.path(), reason);
  }
}
