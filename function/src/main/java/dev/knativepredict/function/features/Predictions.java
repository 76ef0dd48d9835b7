package dev.knativepredict.function.features;

import dev.knativepredict.function.refusal.Violation;
import dev.knativepredict.manifest.Manifest;
import dev.knativepredict.onnx.Tensor;
import java.util.List;

/**
 * What {@code predict} returns: one prediction per row, and which model made it.
 *
 * @param output the graph's output: probabilities of shape [rows, labels], or values of shape
 *     [rows, 1]
 * @param warnings those of the request
 */
public record Predictions(Manifest model, Tensor.Numbers output, List<Violation> warnings) {

  public Predictions {
    warnings = List.copyOf(warnings);
  }
}
