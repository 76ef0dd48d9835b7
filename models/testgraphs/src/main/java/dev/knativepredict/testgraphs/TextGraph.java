package dev.knativepredict.testgraphs;

import static dev.knativepredict.testgraphs.GraphProto.INT64;
import static dev.knativepredict.testgraphs.GraphProto.STRING;
import static dev.knativepredict.testgraphs.GraphProto.attribute;
import static dev.knativepredict.testgraphs.GraphProto.node;
import static dev.knativepredict.testgraphs.GraphProto.tensor;
import static dev.knativepredict.testgraphs.GraphProto.texts;

import java.util.List;

/**
 * A graph that knows a few texts: {@code code} is the position of {@code text} among them, from 0,
 * and {@code again} the text at that position; of another text, -1 and an empty one.
 */
public final class TextGraph {

  private TextGraph() {}

  public static byte[] bytes(List<String> known) {
    Protobuf positions = attribute("values_int64s", 7);
    Protobuf keys = attribute("keys_int64s", 7);
    for (int i = 0; i < known.size(); i++) {
      positions.with(8, i);
      keys.with(8, i);
    }
    Protobuf encode = node("LabelEncoder", List.of("text"), "code");
    encode.with(5, texts("keys_strings", known)).with(5, positions).with(7, "ai.onnx.ml");
    Protobuf decode = node("LabelEncoder", List.of("code"), "again");
    decode.with(5, keys).with(5, texts("values_strings", known));
    decode.with(5, attribute("default_string", 3).with(4, "")).with(7, "ai.onnx.ml");
    return GraphProto.learned(
        new Protobuf()
            .with(1, encode)
            .with(1, decode)
            .with(2, "texts")
            .with(11, tensor("text", STRING, -1))
            .with(12, tensor("code", INT64, -1))
            .with(12, tensor("again", STRING, -1)));
  }
}
