package dev.knativepredict.function.drift;

import dev.knativepredict.manifest.Datatype;
import dev.knativepredict.manifest.Feature;
import dev.knativepredict.manifest.Reference.Spread;
import dev.knativepredict.onnx.Tensor;
import org.jspecify.annotations.Nullable;

/** How many rows had which values of one feature. */
interface FeatureCounts {

  /**
   * Counts the rows of a tensor.
   *
   * @param first the position of the first row's value
   * @param columns how many elements a row has
   */
  void count(Tensor tensor, int rows, int first, int columns);

  /** Counts rows as missing that were counted by the value that was filled in. */
  void filled(int rows);

  void show(RowCounts.Reader reader);

  /** Those of a feature; null if it may be any text, or nothing is known of the training data. */
  static @Nullable FeatureCounts of(Feature feature, Datatype datatype, @Nullable Spread spread) {
    return switch (feature) {
      case Feature.Numeric number ->
          spread instanceof Spread.Bins bins
              ? new NumberCounts(number, NumberBins.of(bins, datatype))
              : null;
      case Feature.Flag flag -> TextCounts.of(flag, categories(spread));
      case Feature.Categorical category -> TextCounts.of(category, categories(spread));
      case Feature.Text _ -> null;
    };
  }

  private static Spread.@Nullable Categories categories(@Nullable Spread spread) {
    return spread instanceof Spread.Categories categories ? categories : null;
  }
}
