package dev.knativepredict.function.contract.attack;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** HTTP/2 frames as bytes, good and bad: RFC 9113. */
public final class Frames {

  public static final int DATA = 0;
  public static final int HEADERS = 1;
  static final int PRIORITY = 2;
  public static final int RST_STREAM = 3;
  public static final int SETTINGS = 4;
  static final int PUSH_PROMISE = 5;
  static final int PING = 6;
  public static final int GOAWAY = 7;
  static final int WINDOW_UPDATE = 8;
  static final int CONTINUATION = 9;

  public static final int END_STREAM = 1;
  static final int ACK = 1;
  public static final int END_HEADERS = 4;

  public static final byte[] PREFACE =
      "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n".getBytes(StandardCharsets.ISO_8859_1);

  /** A frame that has been received. */
  @SuppressWarnings("ArrayRecordComponent")
  record Frame(int type, int flags, int stream, byte[] payload) {

    /** Whether these are the headers of a 200, which every encoder writes as one indexed byte. */
    boolean isOk() {
      int at = 0;
      // An encoder may first say how large its table is.
      while (at < payload.length && (payload[at] & 0xe0) == 0x20) {
        boolean longer = (payload[at++] & 0x1f) == 0x1f;
        while (longer && at < payload.length) {
          longer = (payload[at++] & 0x80) != 0;
        }
      }
      return type == HEADERS && at < payload.length && (payload[at] & 0xff) == 0x88;
    }
  }

  private Frames() {}

  public static byte[] frame(int type, int flags, int stream, byte... payload) {
    return frame(type, flags, stream, payload.length, payload);
  }

  /** A frame that may lie about its length. */
  static byte[] frame(int type, int flags, int stream, int length, byte[] payload) {
    ByteArrayOutputStream out = new ByteArrayOutputStream(payload.length + 9);
    out.write(length >> 16);
    out.write(length >> 8);
    out.write(length);
    out.write(type);
    out.write(flags);
    out.writeBytes(number(stream));
    out.writeBytes(payload);
    return out.toByteArray();
  }

  public static byte[] number(int value) {
    return new byte[] {
      (byte) (value >> 24), (byte) (value >> 16), (byte) (value >> 8), (byte) value
    };
  }

  public static byte[] settings(int... idsAndValues) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (int i = 0; i < idsAndValues.length; i += 2) {
      out.write(idsAndValues[i] >> 8);
      out.write(idsAndValues[i]);
      out.writeBytes(number(idsAndValues[i + 1]));
    }
    return frame(SETTINGS, 0, 0, out.toByteArray());
  }

  /** Names and values as HPACK literals: no table, no Huffman codes. */
  public static byte[] literals(String... namesAndValues) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      out.write(0);
      writeText(out, namesAndValues[i]);
      writeText(out, namesAndValues[i + 1]);
    }
    return out.toByteArray();
  }

  private static void writeText(ByteArrayOutputStream out, String text) {
    int length = text.length();
    out.write(Math.min(length, 127));
    if (length >= 127) {
      int left = length - 127;
      for (; left >= 128; left >>= 7) {
        out.write(left % 128 + 128);
      }
      out.write(left);
    }
    out.writeBytes(text.getBytes(StandardCharsets.ISO_8859_1));
  }

  public static byte[] join(byte[]... parts) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      out.writeBytes(part);
    }
    return out.toByteArray();
  }

  static byte[] repeat(byte[] part, int times) {
    byte[][] parts = new byte[times][];
    Arrays.fill(parts, part);
    return join(parts);
  }

  /** The whole frames in what has been received. */
  static List<Frame> parse(byte[] bytes) {
    List<Frame> frames = new ArrayList<>();
    int at = 0;
    while (at + 9 <= bytes.length) {
      int length = (bytes[at] & 0xff) << 16 | (bytes[at + 1] & 0xff) << 8 | (bytes[at + 2] & 0xff);
      int stream =
          (bytes[at + 5] & 0x7f) << 24
              | (bytes[at + 6] & 0xff) << 16
              | (bytes[at + 7] & 0xff) << 8
              | (bytes[at + 8] & 0xff);
      if (at + 9 + length > bytes.length) {
        break;
      }
      byte[] payload = Arrays.copyOfRange(bytes, at + 9, at + 9 + length);
      frames.add(new Frame(bytes[at + 3], bytes[at + 4], stream, payload));
      at += 9 + length;
    }
    return frames;
  }
}
