package dev.knativepredict.function.contract;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.GZIPOutputStream;

/** Compressed bodies. */
final class Gzip {

  /** A request of the credit model. */
  static final byte[] ROW = "{\"features\":[50000,35,720]}".getBytes(StandardCharsets.UTF_8);

  private Gzip() {}

  static byte[] gzip(byte[] body) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
      out.write(body);
    }
    return bytes.toByteArray();
  }

  /** The request, with blanks up to a length. */
  static byte[] padded(int length) {
    byte[] body = Arrays.copyOf(ROW, length);
    Arrays.fill(body, ROW.length, length, (byte) ' ');
    return body;
  }
}
