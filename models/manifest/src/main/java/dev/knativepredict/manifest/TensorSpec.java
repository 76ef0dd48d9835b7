package dev.knativepredict.manifest;

import java.util.List;

/**
 * A tensor of the graph.
 *
 * @param name its name in the graph
 * @param datatype its element type, in the words of the open inference protocol: FP32, INT64, …
 * @param shape its dimensions, {@link #ANY} where a request decides
 */
public record TensorSpec(String name, String datatype, List<Long> shape) {

  public static final long ANY = -1;

  public TensorSpec {
    shape = List.copyOf(shape);
  }
}
