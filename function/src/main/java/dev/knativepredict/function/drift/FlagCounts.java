package dev.knativepredict.function.drift;

import dev.knativepredict.manifest.Feature;
import dev.knativepredict.onnx.Tensor;

/** How many rows were true and false. */
final class FlagCounts implements FeatureCounts {

  private final Feature.Flag feature;
  private final TextBins texts;

  FlagCounts(Feature.Flag feature, TextBins texts) {
    this.feature = feature;
    this.texts = texts;
  }

  @Override
  public void count(Tensor tensor, int rows, int first, int columns) {
    Tensor.Numbers values = (Tensor.Numbers) tensor;
    for (int row = 0; row < rows; row++) {
      texts.bins.add(place(Elements.at(values, first + row * columns) != 0));
    }
  }

  private int place(boolean value) {
    return texts.place(value ? 1 : 0);
  }

  @Override
  public void filled(int rows) {
    Boolean value = feature.whenMissing();
    if (value != null) {
      texts.bins.move(place(value), texts.missing(), rows);
    }
  }

  @Override
  public void show(RowCounts.Reader reader) {
    texts.bins.show(Subject.FEATURE, feature.name(), reader);
  }
}
