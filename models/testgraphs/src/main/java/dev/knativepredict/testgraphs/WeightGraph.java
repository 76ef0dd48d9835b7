package dev.knativepredict.testgraphs;

import static dev.knativepredict.testgraphs.GraphProto.FLOAT;
import static dev.knativepredict.testgraphs.GraphProto.node;
import static dev.knativepredict.testgraphs.GraphProto.tensor;

import java.util.List;

/** A graph that adds a weight to its input: {@code y = x + w}, all of shape [1]. */
public final class WeightGraph {

  private WeightGraph() {}

  /** The weight is in a file beside the graph, as four little-endian bytes. */
  public static byte[] external(String file) {
    Protobuf location = new Protobuf().with(1, "location").with(2, file);
    return model(weight().with(13, location).with(14, 1), false);
  }

  /** The weight is 0.5, unless the caller sends another as input {@code w}. */
  public static byte[] optional() {
    return model(weight().with(9, "\0\0\0?"), true);
  }

  private static Protobuf weight() {
    return new Protobuf().with(1, 1).with(2, FLOAT).with(8, "w");
  }

  private static byte[] model(Protobuf weight, boolean input) {
    Protobuf graph =
        new Protobuf()
            .with(1, node("Add", List.of("x", "w"), "y"))
            .with(2, "weight")
            .with(5, weight)
            .with(11, tensor("x", FLOAT, 1))
            .with(12, tensor("y", FLOAT, 1));
    return GraphProto.model(input ? graph.with(11, tensor("w", FLOAT, 1)) : graph, 14);
  }
}
