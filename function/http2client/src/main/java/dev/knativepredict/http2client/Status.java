package dev.knativepredict.http2client;

import java.io.IOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/** Reads the status from a block of headers: it has to be the first of them. */
final class Status {

  private static final int FIRST_INDEX = 8;
  private static final int[] INDEXED = {200, 204, 206, 304, 400, 404, 500};

  private Status() {}

  /** The status of a response whose block begins with {@code :status}. */
  static int first(byte[] block) throws IOException {
    ByteBuffer in = ByteBuffer.wrap(block);
    try {
      int first = in.get() & 0xff;
      while (first >> 5 == 1) { // A change of the table's size; none needs more than one byte here.
        first = in.get() & 0xff;
      }
      if (first >= 0x80) {
        return INDEXED[(first & 0x7f) - FIRST_INDEX];
      }
      if ((first & (first >= 0x40 ? 0x3f : 0x0f)) == 0) {
        text(in); // The name as text.
      }
      return Integer.parseInt(text(in));
    } catch (BufferUnderflowException | IndexOutOfBoundsException | NumberFormatException e) {
      throw new IOException("no status in " + HexFormat.of().formatHex(block), e);
    }
  }

  private static String text(ByteBuffer in) {
    int head = in.get() & 0xff;
    byte[] bytes = new byte[head & 0x7f];
    in.get(bytes);
    return head >= 0x80 ? digits(bytes) : new String(bytes, StandardCharsets.US_ASCII);
  }

  /** The three digits in Huffman's code: 0 to 2 have five bits, 3 to 9 have six. */
  private static String digits(byte[] bytes) {
    StringBuilder text = new StringBuilder();
    long bits = 0;
    for (byte each : bytes) {
      bits = (bits << 8) | (each & 0xff);
    }
    int left = 8 * bytes.length;
    while (text.length() < 3 && left >= 5) {
      int five = (int) (bits >> (left - 5)) & 0x1f;
      boolean isShort = five <= 2;
      text.append(isShort ? five : ((int) (bits >> (left - 6)) & 0x3f) - 22);
      left -= isShort ? 5 : 6;
    }
    return text.toString();
  }
}
