package dev.knativepredict.function.predict;

import dev.knativepredict.function.http.Violation;
import dev.knativepredict.function.model.Tensor;
import java.nio.FloatBuffer;
import java.util.List;

/**
 * What {@code predict} takes: checked rows, encoded as the graph's input.
 *
 * @param input [rows, columns]
 * @param warnings where a value is outside the range that the model has seen
 */
public record Rows(Tensor input, List<Violation> warnings) {

  public Rows {
    warnings = List.copyOf(warnings);
  }

  static Rows of(float[] values, int rows, int columns, List<Violation> warnings) {
    FloatBuffer filled = FloatBuffer.wrap(values, 0, rows * columns);
    return new Rows(Tensor.of(filled, rows, columns), warnings);
  }
}
