package dev.knativepredict.function.server;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** What a connection by HTTP/2 begins with (RFC 9113, section 3.4). */
final class Preface {

  private static final byte[] BYTES =
      "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

  private Preface() {}

  /**
   * The first bytes of a connection: the whole preface, or as many as tell that it is none.
   *
   * @param begun is told when the first byte has come
   */
  static byte[] read(InputStream in, Runnable begun) throws IOException {
    byte[] first = new byte[BYTES.length];
    int length = 0;
    while (length < first.length && Arrays.equals(first, 0, length, BYTES, 0, length)) {
      int read = in.read(first, length, first.length - length);
      if (read < 0) {
        break;
      }
      length += read;
      begun.run();
    }
    return Arrays.copyOf(first, length);
  }

  static boolean is(byte[] first) {
    return Arrays.equals(first, BYTES);
  }
}
