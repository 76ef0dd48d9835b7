package dev.knativepredict.testgraphs;

import static dev.knativepredict.testgraphs.GraphProto.FLOAT;
import static dev.knativepredict.testgraphs.GraphProto.node;
import static dev.knativepredict.testgraphs.GraphProto.tensor;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;

/** A graph that adds a weight to its input: {@code y = x + w}. */
public final class WeightGraph {

  private WeightGraph() {}

  /** The weight is in a file beside the graph, as four little-endian bytes; all is of shape [1]. */
  public static byte[] external(String file) {
    Protobuf location = new Protobuf().with(1, "location").with(2, file);
    return model(graph(weight().with(13, location).with(14, 1), "y", 1));
  }

  /** The weight is 0.5, unless the caller sends another as input {@code w}; all is of shape [1]. */
  public static byte[] optional() {
    return model(graph(weight(0.5f), "y", 1).with(11, tensor("w", FLOAT, 1)));
  }

  /**
   * The weight is in the graph.
   *
   * @param output what {@code y} is called
   * @param shape the dimensions of {@code x} and {@code y}; -1 for one that each request decides
   */
  public static byte[] constant(float weight, String output, long... shape) {
    return model(graph(weight(weight), output, shape));
  }

  private static Protobuf weight(float value) {
    ByteBuffer bytes = ByteBuffer.allocate(Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    return weight().with(9, bytes.putFloat(value).array());
  }

  private static Protobuf weight() {
    return new Protobuf().with(1, 1).with(2, FLOAT).with(8, "w");
  }

  private static Protobuf graph(Protobuf weight, String output, long... shape) {
    return new Protobuf()
        .with(1, node("Add", List.of("x", "w"), output))
        .with(2, "weight")
        .with(5, weight)
        .with(11, tensor("x", FLOAT, shape))
        .with(12, tensor(output, FLOAT, shape));
  }

  private static byte[] model(Protobuf graph) {
    return GraphProto.model(graph, 14);
  }
}
