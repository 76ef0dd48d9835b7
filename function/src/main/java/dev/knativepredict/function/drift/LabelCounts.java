package dev.knativepredict.function.drift;

import dev.knativepredict.manifest.Output;
import dev.knativepredict.manifest.Reference.Spread;
import dev.knativepredict.onnx.Tensor;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** How many rows got which label, and with which probability. */
final class LabelCounts implements AnswerCounts {

  /** Twenty bins of the same width, by their upper edges. */
  private static final int WIDTHS = 20;

  private final Output.Classes classes;
  private final long[] whole;
  private final TextBins labels;
  private final Bins confidence =
      new Bins(
          IntStream.rangeClosed(1, WIDTHS)
              .mapToObj(i -> Double.toString(i / (double) WIDTHS))
              .toList(),
          List.of());

  LabelCounts(Output.Classes classes, Spread.@Nullable Categories spread) {
    this.classes = classes;
    this.labels = new TextBins(classes.labels().stream().map(String::valueOf).toList(), spread);
    this.whole =
        classes.labels().stream()
            .filter(Number.class::isInstance)
            .mapToLong(label -> ((Number) label).longValue())
            .toArray();
  }

  @Override
  public void count(Map<String, Tensor> outputs, int rows) {
    Tensor label = elements(outputs, classes.label(), rows);
    int columns = classes.labels().size();
    Tensor.Numbers probabilities =
        (Tensor.Numbers) elements(outputs, classes.probabilities(), rows * columns);
    for (int row = 0; row < rows; row++) {
      int likeliest = probabilities == null ? -1 : probabilities.largest(row * columns, columns);
      if (label != null) {
        labels.bins.add(place(label, row));
      } else if (classes.label() == null && probabilities != null) {
        labels.bins.add(labels.place(likeliest));
      }
      if (probabilities != null) {
        confidence.add(width(probabilities.doubleAt(row * columns + likeliest)));
      }
    }
  }

  /** A tensor of so many elements; null if the request didn't ask for it, or it has others. */
  private static @Nullable Tensor elements(
      Map<String, Tensor> outputs, @Nullable String name, int count) {
    Tensor found = name == null ? null : outputs.get(name);
    return switch (found) {
      case Tensor.Numbers numbers when numbers.count() == count -> found;
      case Tensor.Texts texts when texts.values().size() == count -> found;
      case null, default -> null;
    };
  }

  private int place(Tensor label, int row) {
    if (label instanceof Tensor.Texts texts) {
      return labels.place(texts.values().get(row));
    }
    long number = (long) Elements.at((Tensor.Numbers) label, row);
    for (int i = 0; i < whole.length; i++) {
      if (whole[i] == number) {
        return labels.place(i);
      }
    }
    return labels.place(whole.length);
  }

  private static int width(double probability) {
    return Math.clamp((int) Math.ceil(probability * WIDTHS) - 1, 0, WIDTHS - 1);
  }

  @Override
  public void show(RowCounts.Reader reader) {
    labels.bins.show(Subject.PREDICTION, "", reader);
    if (classes.probabilities() != null) {
      confidence.show(Subject.CONFIDENCE, "", reader);
    }
  }
}
