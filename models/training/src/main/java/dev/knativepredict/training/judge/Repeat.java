package dev.knativepredict.training.judge;

import dev.knativepredict.training.data.Measure;
import java.util.List;
import java.util.Objects;
import org.apache.commons.statistics.descriptive.Mean;
import org.jspecify.annotations.Nullable;

/** One repeat of the cross-validation: each row was judged once. */
public record Repeat(List<FoldScores> folds) {

  public Repeat {
    folds = List.copyOf(folds);
  }

  /** The mean of a measure over the folds that define it; null where none does. */
  public @Nullable Double mean(Measure measure) {
    double[] values =
        folds.stream()
            .map(fold -> fold.get(measure))
            .filter(Objects::nonNull)
            .mapToDouble(Double::doubleValue)
            .toArray();
    return values.length == 0 ? null : Mean.of(values).getAsDouble();
  }

  /** How many folds define a measure. */
  int defined(Measure measure) {
    return Math.toIntExact(folds.stream().filter(fold -> fold.get(measure) != null).count());
  }
}
