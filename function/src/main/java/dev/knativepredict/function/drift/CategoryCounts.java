package dev.knativepredict.function.drift;

import dev.knativepredict.manifest.Feature;
import dev.knativepredict.onnx.Tensor;

/** How many rows were of which category. */
final class CategoryCounts implements FeatureCounts {

  private final Feature.Categorical feature;
  private final TextBins texts;

  CategoryCounts(Feature.Categorical feature, TextBins texts) {
    this.feature = feature;
    this.texts = texts;
  }

  @Override
  public void count(Tensor tensor, int rows, int first, int columns) {
    for (int row = 0; row < rows; row++) {
      texts.bins.add(place(tensor, first + row * columns));
    }
  }

  private int place(Tensor tensor, int at) {
    return switch (feature.encoding()) {
      case TEXT -> texts.place(((Tensor.Texts) tensor).values().get(at));
      case CODE -> texts.place((long) Elements.at((Tensor.Numbers) tensor, at));
      case ONE_HOT -> texts.place(hot((Tensor.Numbers) tensor, at));
    };
  }

  /** Which column is not zero; -1 for none. */
  private int hot(Tensor.Numbers values, int first) {
    for (int i = 0; i < feature.columns(); i++) {
      if (Elements.at(values, first + i) != 0) {
        return i;
      }
    }
    return -1;
  }

  /** Nothing is filled in: a missing category is none of them. */
  @Override
  public void filled(int rows) {}

  @Override
  public void show(RowCounts.Reader reader) {
    texts.bins.show(Subject.FEATURE, feature.name(), reader);
  }
}
