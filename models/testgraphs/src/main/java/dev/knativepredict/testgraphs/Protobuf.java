package dev.knativepredict.testgraphs;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** A message in Protobuf's wire format, field by field: as much of it as a small graph needs. */
final class Protobuf {

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

  Protobuf with(int field, long number) {
    varint((long) field << 3);
    varint(number);
    return this;
  }

  Protobuf with(int field, Protobuf message) {
    return with(field, message.bytes());
  }

  Protobuf with(int field, String text) {
    return with(field, text.getBytes(StandardCharsets.UTF_8));
  }

  Protobuf with(int field, byte[] content) {
    varint(((long) field << 3) | 2);
    varint(content.length);
    bytes.writeBytes(content);
    return this;
  }

  private void varint(long number) {
    long left = number;
    for (; left > 127; left >>>= 7) {
      bytes.write((int) ((left & 127) | 128));
    }
    bytes.write((int) left);
  }

  byte[] bytes() {
    return bytes.toByteArray();
  }
}
