package dev.knativepredict.onnx;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/**
 * Writes the few fields of Protobuf that tiny graphs need, so that there is no library to load; see
 * onnx.proto for the numbers.
 */
final class Protobuf {

  private Protobuf() {}

  /**
   * A model of one graph.
   *
   * @param operators the version of ONNX's operators
   */
  static byte[] model(int operators, byte[] graph) {
    return message(number(1, 6), field(7, graph), field(8, number(2, operators)));
  }

  /** An input or output of a graph. */
  static byte[] tensor(String name, int type) {
    return message(text(1, name), field(2, field(1, number(1, type))));
  }

  static byte[] text(int id, String text) {
    return field(id, text.getBytes(StandardCharsets.UTF_8));
  }

  static byte[] field(int id, byte[] content) {
    return message(varint((id << 3) | 2), varint(content.length), content);
  }

  static byte[] number(int id, long value) {
    return message(varint(id << 3), varint(value));
  }

  static byte[] message(byte[]... fields) {
    ByteArrayOutputStream message = new ByteArrayOutputStream();
    for (byte[] field : fields) {
      message.writeBytes(field);
    }
    return message.toByteArray();
  }

  private static byte[] varint(long value) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(10);
    long rest = value;
    while ((rest & ~0x7fL) != 0) {
      bytes.write((int) (rest & 0x7f) | 0x80);
      rest >>>= 7;
    }
    bytes.write((int) rest);
    return bytes.toByteArray();
  }
}
