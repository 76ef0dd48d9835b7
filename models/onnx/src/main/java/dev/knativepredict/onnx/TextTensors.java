package dev.knativepredict.onnx;

import static dev.knativepredict.onnx.Protobuf.field;
import static dev.knativepredict.onnx.Protobuf.message;
import static dev.knativepredict.onnx.Protobuf.number;
import static dev.knativepredict.onnx.Protobuf.text;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * Tensors of texts. onnxruntime's Java API hands texts over in Java's own form of UTF-8, where a
 * character beyond U+FFFF, an emoji for example, is other bytes than in a graph. A text that has
 * one is made by a graph of one constant, in true UTF-8.
 */
final class TextTensors {

  static final int STRING = 8;
  private static final int TENSOR = 4;

  private TextTensors() {}

  /** The tensor of texts. */
  static OnnxTensor of(OrtEnvironment environment, Tensor.Texts texts) throws OrtException {
    long[] shape = Shapes.array(texts.shape());
    return texts.values().stream().anyMatch(TextTensors::isWide)
        ? constant(environment, texts)
        : OnnxTensor.createTensor(environment, texts.values().toArray(new String[0]), shape);
  }

  /** Whether it has a character of four bytes. */
  static boolean isWide(String text) {
    return text.chars().anyMatch(unit -> Character.isSurrogate((char) unit));
  }

  // The tensor is a copy, which the session's end leaves alone; it is what is returned.
  @SuppressWarnings("MustBeClosed")
  private static OnnxTensor constant(OrtEnvironment environment, Tensor.Texts texts)
      throws OrtException {
    try (OrtSession session = open(environment, texts)) {
      return (OnnxTensor) session.run(Map.of()).get(0);
    }
  }

  private static OrtSession open(OrtEnvironment environment, Tensor.Texts texts)
      throws OrtException {
    ByteArrayOutputStream tensor = new ByteArrayOutputStream();
    texts.shape().forEach(size -> tensor.writeBytes(number(1, size)));
    tensor.writeBytes(number(2, STRING));
    texts.values().forEach(value -> tensor.writeBytes(field(6, utf8(value))));
    byte[] attribute =
        message(text(1, "value"), field(5, tensor.toByteArray()), number(20, TENSOR));
    byte[] node = message(text(2, "y"), text(4, "Constant"), field(5, attribute));
    return TinyGraph.open(
        environment, 13, field(1, node), text(2, "texts"), field(12, Protobuf.tensor("y", STRING)));
  }

  /** NUL stays what it is in Java's form: it would be the end of a text that comes back. */
  private static byte[] utf8(String text) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    for (byte one : text.getBytes(StandardCharsets.UTF_8)) {
      if (one == 0) {
        bytes.write(0xc0);
      }
      bytes.write(one == 0 ? 0x80 : one);
    }
    return bytes.toByteArray();
  }
}
