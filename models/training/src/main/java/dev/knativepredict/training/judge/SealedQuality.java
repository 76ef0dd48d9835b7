package dev.knativepredict.training.judge;

import dev.knativepredict.manifest.BrokenModel;
import dev.knativepredict.manifest.Manifest;
import dev.knativepredict.manifest.ModelDirectory;
import dev.knativepredict.training.data.Measure;
import dev.knativepredict.training.data.Table;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** What the manifest of a sealed model says of its data and its quality, to compare with. */
public record SealedQuality(ModelDirectory directory) {

  /**
   * Another processor may change the prediction of a row that is close to the edge: this much of a
   * share, or this part of an error.
   */
  private static final double SAME = 0.002;

  /**
   * Compares the data.
   *
   * @throws BrokenModel where it has other bytes
   */
  public void hasData(Path file, Table table) {
    Manifest.Data sealed = directory.manifest().data();
    if (sealed == null || !table.sha256().equals(sealed.sha256())) {
      throw broken(
          "its data %s has SHA-256 %s, the manifest says %s"
              .formatted(file, table.sha256(), sealed == null ? "none" : sealed.sha256()));
    }
  }

  /**
   * Compares a metric.
   *
   * @throws BrokenModel where it has another value
   */
  public void is(Measure measure, Judgement judgement) {
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
      return sealed == null && found == null;
    }
    double limit = measure.moreIsBetter() ? SAME : SAME * sealed;
    return Math.abs(sealed - found) <= limit;
  }

  private BrokenModel broken(String reason) {
    return new BrokenModel(directory.path(), reason);
  }
}
