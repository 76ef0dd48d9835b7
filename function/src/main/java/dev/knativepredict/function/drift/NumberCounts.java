package dev.knativepredict.function.drift;

import dev.knativepredict.manifest.Feature;
import dev.knativepredict.onnx.Tensor;
import java.util.List;

/** How many rows had which number, and how many were outside of the training data's range. */
final class NumberCounts implements FeatureCounts {

  private static final int UNDER = 0;
  private static final int OVER = 1;

  private final Feature.Numeric feature;
  private final NumberBins numbers;
  private final Bins outside = new Bins(List.of("under", "over"), List.of());
  private final double min;
  private final double max;

  NumberCounts(Feature.Numeric feature, NumberBins numbers) {
    this.feature = feature;
    this.numbers = numbers;
    // A tensor's numbers may be less exact than the range; nothing within it may count as outside.
    this.min =
        feature.min() == null ? Double.NEGATIVE_INFINITY : Math.nextDown(least(feature.min()));
    this.max = feature.max() == null ? Double.POSITIVE_INFINITY : Math.nextUp(most(feature.max()));
  }

  private static double least(double min) {
    return Math.min(min, (float) min);
  }

  private static double most(double max) {
    return Math.max(max, (float) max);
  }

  @Override
  public void count(Tensor tensor, int rows, int first, int columns) {
    Tensor.Numbers values = (Tensor.Numbers) tensor;
    for (int row = 0; row < rows; row++) {
      double number = Elements.at(values, first + row * columns);
      numbers.bins.add(numbers.place(number));
      if (number < min) {
        outside.add(UNDER);
      } else if (number > max) {
        outside.add(OVER);
      }
    }
  }

  @Override
  public void filled(int rows) {
    Double value = feature.whenMissing();
    if (value != null) {
      numbers.bins.move(numbers.place(value), numbers.missing(), rows);
    }
  }

  @Override
  public void show(RowCounts.Reader reader) {
    numbers.bins.show(Subject.FEATURE, feature.name(), reader);
    outside.show(Subject.OUTSIDE, feature.name(), reader);
  }
}
