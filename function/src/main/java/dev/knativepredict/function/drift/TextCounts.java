package dev.knativepredict.function.drift;

import dev.knativepredict.manifest.Feature;
import dev.knativepredict.manifest.Reference.Spread;
import dev.knativepredict.onnx.Tensor;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How many rows had which of a few texts.
 *
 * @param filledAs the bin of the value that is filled in where a row leaves the feature out; null
 *     if nothing is, so that the row is counted as missing
 */
record TextCounts(String feature, TextBins texts, Place place, @Nullable Integer filledAs)
    implements FeatureCounts {

  /** Finds the bin of a row by the tensor that has its value. */
  @FunctionalInterface
  interface Place {
    int of(Tensor tensor, int at);
  }

  static TextCounts of(Feature.Flag flag, Spread.@Nullable Categories spread) {
    TextBins texts = new TextBins(List.of("false", "true"), spread);
    Boolean filled = flag.whenMissing();
    return new TextCounts(
        flag.name(),
        texts,
        (tensor, at) -> texts.place(position(Elements.at((Tensor.Numbers) tensor, at) != 0)),
        filled == null ? null : texts.place(position(filled)));
  }

  private static int position(boolean value) {
    return value ? 1 : 0;
  }

  static TextCounts of(Feature.Categorical category, Spread.@Nullable Categories spread) {
    TextBins texts = new TextBins(category.values(), spread);
    Place place =
        switch (category.encoding()) {
          case TEXT -> (tensor, at) -> texts.place(((Tensor.Texts) tensor).values().get(at));
          case CODE -> (tensor, at) -> texts.place((long) Elements.at((Tensor.Numbers) tensor, at));
          case ONE_HOT ->
              (tensor, at) -> texts.place(hot((Tensor.Numbers) tensor, at, category.columns()));
        };
    return new TextCounts(category.name(), texts, place, null);
  }

  /** Which column is not zero; -1 for none. */
  private static int hot(Tensor.Numbers values, int first, int columns) {
    for (int i = 0; i < columns; i++) {
      if (Elements.at(values, first + i) != 0) {
        return i;
      }
    }
    return -1;
  }

  @Override
  public void count(Tensor tensor, int rows, int first, int columns) {
    for (int row = 0; row < rows; row++) {
      texts.bins.add(place.of(tensor, first + row * columns));
    }
  }

  @Override
  public void filled(int rows) {
    if (filledAs != null) {
      texts.bins.move(filledAs, texts.missing(), rows);
    }
  }

  @Override
  public void show(RowCounts.Reader reader) {
    texts.bins.show(Subject.FEATURE, feature, reader);
  }
}
