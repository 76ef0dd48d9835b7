package dev.knativepredict.function.drift;

import dev.knativepredict.manifest.Output;
import dev.knativepredict.onnx.Tensor;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Which of its labels a model answers with. */
public final class LabelPositions {

  private final Map<String, Integer> texts = new HashMap<>();
  private final long[] numbers;

  public LabelPositions(Output.Classes classes) {
    List<Object> labels = classes.labels();
    for (int i = 0; i < labels.size(); i++) {
      texts.putIfAbsent(labels.get(i).toString(), i);
    }
    numbers =
        labels.stream()
            .filter(Number.class::isInstance)
            .mapToLong(label -> ((Number) label).longValue())
            .toArray();
  }

  /**
   * The position of a row's label; -1 if it is none of them.
   *
   * @param tensor has one label per row
   */
  public int of(Tensor tensor, int row) {
    if (tensor instanceof Tensor.Texts all) {
      return texts.getOrDefault(all.values().get(row), -1);
    }
    long number = (long) Elements.at((Tensor.Numbers) tensor, row);
    for (int i = 0; i < numbers.length; i++) {
      if (numbers[i] == number) {
        return i;
      }
    }
    return -1;
  }
}
