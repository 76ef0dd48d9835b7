package dev.knativepredict.http2client;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/**
 * A request of HTTP/2.
 *
 * @param json the body; empty if there is none
 */
public record Http2Request(String method, String path, String json) {

  /**
   * {@code :authority: www.example.com} as most clients encode a header: in Huffman's code, and to
   * be kept in the server's table. The bytes are those of RFC 7541, C.4.1.
   */
  private static final byte[] AUTHORITY = HexFormat.of().parseHex("418cf1e3c2e5f23a6ba0ab90f4ff");

  public static Http2Request get(String path) {
    return new Http2Request("GET", path, "");
  }

  public static Http2Request post(String path, String json) {
    return new Http2Request("POST", path, json);
  }

  /** Writes the frames of the request. */
  void write(int stream, ByteArrayOutputStream out) {
    byte[] body = json.getBytes(StandardCharsets.UTF_8);
    // As Java's HTTP/1.1 client does: a POST without content has a length too.
    boolean hasBody = method.equals("POST");
    int end = hasBody ? 0 : Frame.END_STREAM;
    new Frame(Frame.HEADERS, Frame.END_HEADERS | end, stream, headers(body.length)).write(out);
    if (hasBody) {
      new Frame(Frame.DATA, Frame.END_STREAM, stream, body).write(out);
    }
  }

  private byte[] headers(int length) {
    ByteArrayOutputStream block = new ByteArrayOutputStream();
    literal(block, ":method", method);
    literal(block, ":scheme", "http");
    literal(block, ":path", path);
    block.writeBytes(AUTHORITY);
    if (method.equals("POST")) {
      literal(block, "content-type", "application/json");
      literal(block, "content-length", Integer.toString(length));
    }
    return block.toByteArray();
  }

  /** A header as plain text, which no table keeps. */
  private static void literal(ByteArrayOutputStream block, String name, String value) {
    block.write(0);
    for (String text : new String[] {name, value}) {
      byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
      if (bytes.length >= 127) {
        throw new IllegalArgumentException("too long for a length of one byte: " + text);
      }
      block.write(bytes.length);
      block.writeBytes(bytes);
    }
  }
}
