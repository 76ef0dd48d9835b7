package dev.knativepredict.function.features;

import dev.knativepredict.function.refusal.Violation;
import dev.knativepredict.onnx.Tensor;
import java.util.List;

/**
 * What {@code predict} takes: checked rows, encoded as the graph's input.
 *
 * @param input of shape [rows, columns]
 * @param warnings where a value is outside the range of the training data
 */
public record EncodedRows(Tensor input, List<Violation> warnings) {

  public EncodedRows {
    warnings = List.copyOf(warnings);
  }
}
