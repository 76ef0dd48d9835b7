package dev.knativepredict.function.features;

import dev.knativepredict.function.refusal.Violation;
import dev.knativepredict.manifest.Manifest;
import dev.knativepredict.onnx.Tensor;
import java.util.List;
import java.util.Map;

/**
 * What {@code predict} returns: one prediction per row, and which model made it.
 *
 * @param outputs the graph's outputs that the signature's output names, by their names; the first
 *     dimension of each is the row
 * @param count how many rows there are
 * @param warnings those of the request
 */
public record Predictions(
    Manifest model, Map<String, Tensor> outputs, int count, List<Violation> warnings) {

  public Predictions {
    warnings = List.copyOf(warnings);
  }
}
