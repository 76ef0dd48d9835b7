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
      if (found < 1 || !accepts(expected, found)) {
        return false;
      }
    }
    return true;
  }

  static boolean accepts(long expected, long found) {
    return expected == ANY || expected == found;
  }

  /**
   * The one of a name.
   *
   * @param where what looks for it, for the message
   * @throws IllegalArgumentException if there is none
   */
  static TensorSpec named(String name, List<TensorSpec> tensors, String where) {
    for (TensorSpec tensor : tensors) {
      if (tensor.name().equals(name)) {
        return tensor;
      }
    }
    throw new IllegalArgumentException(
        "%s: no tensor '%s' in %s"
            .formatted(where, name, tensors.stream().map(TensorSpec::name).toList()));
  }
}
