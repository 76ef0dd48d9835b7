package dev.knativepredict.function.contract;

import java.util.List;

/**
 * A graph that takes its time, in ONNX's own bytes. From [rows, 3] it makes [rows, 2]:
 *
 * <pre>
 * first, last = Split(input)
 * output = first; as often as the greatest of last says: output = Abs(output)
 * </pre>
 */
final class SlowGraph {

  private static final int FLOAT = 1;
  private static final int INT64 = 7;
  private static final int BOOL = 9;

  private SlowGraph() {}

  static byte[] bytes() {
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
    graph.with(11, rows("input", 3)).with(12, rows("output", 2));
    Protobuf operators = new Protobuf().with(2, 11);
    return new Protobuf().with(1, 6).with(7, graph).with(8, operators).bytes();
  }

  private static Protobuf body() {
    return new Protobuf()
        .with(1, node("Identity", List.of("on"), "still on"))
        .with(1, node("Abs", List.of("before"), "after"))
        .with(2, "round")
        .with(11, scalar("number", INT64))
        .with(11, scalar("on", BOOL))
        .with(11, rows("before", 2))
        .with(12, scalar("still on", BOOL))
        .with(12, rows("after", 2));
  }

  private static Protobuf node(String operator, List<String> inputs, String... outputs) {
    Protobuf node = new Protobuf();
    inputs.forEach(input -> node.with(1, input));
    List.of(outputs).forEach(output -> node.with(2, output));
    return node.with(4, operator);
  }

  private static Protobuf attribute(String name, int type) {
    return new Protobuf().with(1, name).with(20, type);
  }

  private static Protobuf scalar(String name, int type) {
    return tensor(name, type, new Protobuf());
  }

  private static Protobuf rows(String name, int columns) {
    Protobuf any = new Protobuf().with(2, "rows");
    Protobuf fixed = new Protobuf().with(1, columns);
    return tensor(name, FLOAT, new Protobuf().with(1, any).with(1, fixed));
  }

  private static Protobuf tensor(String name, int type, Protobuf shape) {
    Protobuf tensor = new Protobuf().with(1, type).with(2, shape);
    return new Protobuf().with(1, name).with(2, new Protobuf().with(1, tensor));
  }
}
