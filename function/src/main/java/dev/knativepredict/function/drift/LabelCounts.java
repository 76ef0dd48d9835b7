package dev.knativepredict.function.drift;

import dev.knativepredict.manifest.ConfidenceBins;
import dev.knativepredict.manifest.Output;
import dev.knativepredict.manifest.Reference.Spread;
import dev.knativepredict.onnx.Tensor;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How many rows got which label, and with which probability. */
final class LabelCounts implements AnswerCounts {

  private final Output.Classes classes;
  private final LabelPositions positions;
  private final TextBins labels;
  private final Bins confidence = new Bins(ConfidenceBins.NAMES, List.of());

  LabelCounts(Output.Classes classes, Spread.@Nullable Categories spread) {
    this.classes = classes;
    this.labels = new TextBins(classes.labels().stream().map(String::valueOf).toList(), spread);
    this.positions = new LabelPositions(classes);
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
        confidence.add(ConfidenceBins.place(probabilities.doubleAt(row * columns + likeliest)));
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
    int position = positions.of(label, row);
    return labels.place(position < 0 ? classes.labels().size() : position);
  }

  @Override
  public void show(RowCounts.Reader reader) {
    labels.bins.show(Subject.PREDICTION, "", reader);
    if (classes.probabilities() != null) {
      confidence.show(Subject.CONFIDENCE, "", reader);
    }
  }
}
