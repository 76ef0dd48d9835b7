package dev.knativepredict.testgraphs;

import java.util.List;

/** A graph whose outputs {@code y0, y1, …} are its inputs {@code x0, x1, …}, of any types. */
public final class IdentityGraph {

  private final Protobuf graph = new Protobuf().with(2, "identity");
  private int count;

  /**
   * Adds an input and its output.
   *
   * @param type ONNX's number of the element type: 1 for FP32, 7 for INT64, 8 for texts
   * @param shape its dimensions; -1 for one that each request decides
   */
  public IdentityGraph with(int type, long... shape) {
    return with("x" + count, "y" + count, type, shape);
  }

  /** Adds an input and its output, by names. */
  public IdentityGraph with(String input, String output, int type, long... shape) {
    graph.with(1, GraphProto.node("Identity", List.of(input), output));
    graph.with(11, GraphProto.tensor(input, type, shape));
    graph.with(12, GraphProto.tensor(output, type, shape));
    count++;
    return this;
  }

  public byte[] bytes() {
    return GraphProto.model(graph, 14);
  }
}
