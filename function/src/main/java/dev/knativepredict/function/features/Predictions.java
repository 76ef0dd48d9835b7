package dev.knativepredict.function.features;

import dev.knativepredict.function.inference.Tensor;
import dev.knativepredict.function.refusal.Violation;
import dev.knativepredict.manifest.Manifest;
import java.util.List;

/**
 * What {@code predict} gives: a prediction a row, and who made it.
 *
 * @param output the graph's output: [rows, labels] probabilities, or [rows, 1] values
 * @param warnings those of the request
 */
public record Predictions(Manifest model, Tensor output, List<Violation> warnings) {

  public Predictions {
    warnings = List.copyOf(warnings);
  }
}
