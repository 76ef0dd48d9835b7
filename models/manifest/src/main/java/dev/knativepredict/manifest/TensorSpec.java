package dev.knativepredict.manifest;

import java.util.List;

/**
 * The name, element type and shape of one of a graph's inputs or outputs.
 *
 * @param name its name in the graph
 * @param datatype its element type
 * @param shape its dimensions, the outermost first; {@link #ANY} where a request decides
 */
public record TensorSpec(String name, Datatype datatype, List<Long> shape) {

  public static final long ANY = -1;

  public TensorSpec {
    shape = List.copyOf(shape);
  }

  /** Whether a tensor of these dimensions, each at least 1, has this shape. */
  public boolean accepts(List<Long> dimensions) {
    if (dimensions.size() != shape.size()) {
      return false;
    }
    for (int i = 0; i < shape.size(); i++) {
      long expected = shape.get(i);
      long found = dimensions.get(i);
      if (found < 1 || (expected != ANY && expected != found)) {
        return false;
      }
    }
    return true;
  }
}
