package dev.knativepredict.function.features;

import dev.knativepredict.function.inference.Tensor;
import dev.knativepredict.function.refusal.Violation;
import java.nio.FloatBuffer;
import java.util.List;

/**
 * What {@code predict} takes: checked rows, encoded as the graph's input.
 *
 * @param input [rows, columns]
 * @param warnings where a value is outside the range that the model has seen
 */
public record EncodedRows(Tensor input, List<Violation> warnings) {

  public EncodedRows {
    warnings = List.copyOf(warnings);
  }

  public static EncodedRows of(float[] values, int rows, int columns, List<Violation> warnings) {
    FloatBuffer filled = FloatBuffer.wrap(values, 0, rows * columns);
    return new EncodedRows(Tensor.of(filled, rows, columns), warnings);
  }
}
