package dev.knativepredict.function.features;

import dev.knativepredict.function.refusal.Violation;
import dev.knativepredict.onnx.Tensor;
import java.util.List;
import java.util.Map;

/**
 * What {@code predict} takes: checked rows, encoded as the graph's inputs.
 *
 * @param inputs by the tensors' names, each with the same number of rows
 * @param count how many rows there are
 * @param filled how many rows left a feature out, by its name: their values were filled in
 * @param warnings where a value is outside the range of the training data
 */
public record EncodedRows(
    Map<String, Tensor> inputs, int count, Map<String, Integer> filled, List<Violation> warnings) {

  public EncodedRows {
    filled = Map.copyOf(filled);
    warnings = List.copyOf(warnings);
  }
}
