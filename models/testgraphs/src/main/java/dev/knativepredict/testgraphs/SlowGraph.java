package dev.knativepredict.testgraphs;

import static dev.knativepredict.testgraphs.GraphProto.BOOL;
import static dev.knativepredict.testgraphs.GraphProto.FLOAT;
import static dev.knativepredict.testgraphs.GraphProto.INT64;
import static dev.knativepredict.testgraphs.GraphProto.attribute;
import static dev.knativepredict.testgraphs.GraphProto.node;
import static dev.knativepredict.testgraphs.GraphProto.tensor;

import java.util.List;

/**
 * A graph that takes as long as its input asks for. From [rows, 3] it makes [rows, 2]:
 *
 * <pre>
 * first, last = Split(input)
 * output = first; as often as the greatest of last says: output = Abs(output)
 * </pre>
 */
public final class SlowGraph {

  private SlowGraph() {}

  public static byte[] bytes() {
    Protobuf split = node("Split", List.of("input"), "first", "last");
    split.with(5, attribute("axis", 2).with(3, 1));
    split.with(5, attribute("split", 7).with(8, 2).with(8, 1));
    Protobuf greatest = node("ReduceMax", List.of("last"), "greatest");
    greatest.with(5, attribute("keepdims", 2).with(3, 0));
    Protobuf rounds = node("Cast", List.of("greatest"), "rounds");
    rounds.with(5, attribute("to", 2).with(3, INT64));
    Protobuf loop = node("Loop", List.of("rounds", "", "first"), "output");
    loop.with(5, attribute("body", 5).with(6, body()));
    Protobuf graph = new Protobuf().with(2, "slow");
    List.of(split, greatest, rounds, loop).forEach(node -> graph.with(1, node));
    graph.with(11, tensor("input", FLOAT, -1, 3)).with(12, tensor("output", FLOAT, -1, 2));
    return GraphProto.model(graph, 11);
  }

  private static Protobuf body() {
    return new Protobuf()
        .with(1, node("Identity", List.of("on"), "still on"))
        .with(1, node("Abs", List.of("before"), "after"))
        .with(2, "round")
        .with(11, tensor("number", INT64))
        .with(11, tensor("on", BOOL))
        .with(11, tensor("before", FLOAT, -1, 2))
        .with(12, tensor("still on", BOOL))
        .with(12, tensor("after", FLOAT, -1, 2));
  }
}
