package dev.knativepredict.testgraphs;

import java.util.List;

/** Parts of an ONNX graph, as far as small test graphs need them. */
final class GraphProto {

  static final int FLOAT = 1;
  static final int INT64 = 7;
  static final int STRING = 8;
  static final int BOOL = 9;

  private GraphProto() {}

  /**
   * A whole model file.
   *
   * @param operators the version of ONNX's operators that it uses
   */
  static byte[] model(Protobuf graph, int operators) {
    Protobuf version = new Protobuf().with(2, operators);
    return new Protobuf().with(1, 6).with(7, graph).with(8, version).bytes();
  }

  /** A model file that also uses operators of {@code ai.onnx.ml}, version 3. */
  static byte[] learned(Protobuf graph) {
    Protobuf version = new Protobuf().with(2, 14);
    Protobuf learned = new Protobuf().with(1, "ai.onnx.ml").with(2, 3);
    return new Protobuf()
        .with(1, 7)
        .with(2, "testgraphs")
        .with(3, "1.2")
        .with(7, graph)
        .with(8, version)
        .with(8, learned)
        .bytes();
  }

  static Protobuf node(String operator, List<String> inputs, String... outputs) {
    Protobuf node = new Protobuf();
    inputs.forEach(input -> node.with(1, input));
    List.of(outputs).forEach(output -> node.with(2, output));
    return node.with(4, operator);
  }

  static Protobuf attribute(String name, int type) {
    return new Protobuf().with(1, name).with(20, type);
  }

  /** An attribute with a list of texts. */
  static Protobuf texts(String name, List<String> texts) {
    Protobuf attribute = attribute(name, 8);
    texts.forEach(text -> attribute.with(9, text));
    return attribute;
  }

  /** An output that is a map from texts to FP32 for each row. */
  static Protobuf maps(String name) {
    Protobuf value = new Protobuf().with(1, new Protobuf().with(1, FLOAT).with(2, new Protobuf()));
    Protobuf map = new Protobuf().with(5, new Protobuf().with(1, STRING).with(2, value));
    return new Protobuf()
        .with(1, name)
        .with(2, new Protobuf().with(4, new Protobuf().with(1, map)));
  }

  /**
   * An input or output.
   *
   * @param shape its dimensions; -1 for one that each request decides
   */
  static Protobuf tensor(String name, int type, long... shape) {
    Protobuf dimensions = new Protobuf();
    for (long size : shape) {
      Protobuf dimension = new Protobuf();
      dimensions.with(1, size < 0 ? dimension.with(2, "rows") : dimension.with(1, size));
    }
    Protobuf tensor = new Protobuf().with(1, type).with(2, dimensions);
    return new Protobuf().with(1, name).with(2, new Protobuf().with(1, tensor));
  }
}
