package dev.knativepredict.testgraphs;

import static dev.knativepredict.testgraphs.GraphProto.FLOAT;
import static dev.knativepredict.testgraphs.GraphProto.node;
import static dev.knativepredict.testgraphs.GraphProto.tensor;

import java.util.List;

/** Graphs that no onnxruntime can run. */
public final class StrangeGraph {

  private StrangeGraph() {}

  /** A file format of the far future. */
  public static byte[] format() {
    return model(99, "Identity", "", 14);
  }

  /** Operators of the far future. */
  public static byte[] operators() {
    return model(7, "Identity", "", 99);
  }

  /** An operator that nobody has. */
  public static byte[] operator() {
    return model(7, "Guess", "", 14);
  }

  /** An operator of a domain that nobody has. */
  public static byte[] domain() {
    return model(7, "Guess", "com.example", 14);
  }

  /** Graphs in attributes of nodes of graphs, so many inside each other. */
  public static byte[] nested(int graphs) {
    Protobuf graph = new Protobuf();
    for (int i = 1; i < graphs; i++) {
      graph = new Protobuf().with(1, new Protobuf().with(5, new Protobuf().with(6, graph)));
    }
    return new Protobuf().with(7, graph).bytes();
  }

  /** A map to both texts and numbers. */
  public static byte[] labels() {
    Protobuf map = node("ZipMap", List.of("x"), "y");
    map.with(5, new Protobuf().with(1, "classlabels_strings").with(9, "a"));
    map.with(5, new Protobuf().with(1, "classlabels_int64s").with(8, 1));
    return new Protobuf().with(7, new Protobuf().with(1, map)).bytes();
  }

  private static byte[] model(int format, String operator, String domain, int operators) {
    Protobuf graph =
        new Protobuf()
            .with(1, node(operator, List.of("x"), "y").with(7, domain))
            .with(2, "strange")
            .with(11, tensor("x", FLOAT, -1))
            .with(12, tensor("y", FLOAT, -1));
    Protobuf model = new Protobuf().with(1, format).with(7, graph);
    model.with(8, new Protobuf().with(2, operators));
    return (domain.isEmpty() ? model : model.with(8, new Protobuf().with(1, domain).with(2, 1)))
        .bytes();
  }
}
