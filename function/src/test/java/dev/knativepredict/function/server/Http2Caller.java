package dev.knativepredict.function.server;

import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http2.DefaultHttp2HeadersDecoder;
import io.netty.handler.codec.http2.Http2Exception;
import io.netty.handler.codec.http2.Http2Headers;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/** A caller by HTTP/2 who writes frames by hand. */
final class Http2Caller implements AutoCloseable {

  private static final int DATA = 0;
  private static final int HEADERS = 1;
  private static final int RESET = 3;
  private static final int SETTINGS = 4;
  private static final int GOAWAY = 7;
  private static final int END_STREAM = 1;
  private static final int END_HEADERS = 4;

  private record Frame(int type, int flags, int stream, ByteBuffer payload) {}

  private final Socket socket;
  private final DataInputStream in;
  private final DefaultHttp2HeadersDecoder decoder = new DefaultHttp2HeadersDecoder();
  private final Map<Integer, String> parts = new HashMap<>();

  Http2Caller(Socket socket) throws IOException {
    this.socket = socket;
    this.in = new DataInputStream(socket.getInputStream());
  }

  void begin() throws IOException {
    write(preface());
  }

  void beginByteByByte() throws IOException {
    socket.setTcpNoDelay(true);
    for (byte each : preface()) {
      write(new byte[] {each});
    }
  }

  private static byte[] preface() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.writeBytes("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
    bytes.writeBytes(frame(SETTINGS, 0, 0, new byte[0]));
    return bytes.toByteArray();
  }

  void post(int stream, String path, String body) throws IOException {
    write(frame(HEADERS, END_HEADERS, stream, head(path)));
    write(frame(DATA, END_STREAM, stream, body.getBytes(StandardCharsets.ISO_8859_1)));
  }

  void unfinished(int stream, String path, String body) throws IOException {
    write(frame(HEADERS, END_HEADERS, stream, head(path)));
    write(frame(DATA, 0, stream, body.getBytes(StandardCharsets.ISO_8859_1)));
  }

  void reset(int stream) throws IOException {
    write(frame(RESET, 0, stream, new byte[] {0, 0, 0, 8}));
  }

  private static byte[] head(String path) {
    ByteArrayOutputStream head = new ByteArrayOutputStream();
    literal(head, ":method", "POST");
    literal(head, ":scheme", "http");
    literal(head, ":authority", "it");
    literal(head, ":path", path);
    return head.toByteArray();
  }

  /** A field that no table knows: HPACK without any compression. */
  private static void literal(ByteArrayOutputStream head, String name, String value) {
    head.write(0);
    head.write(name.length());
    head.writeBytes(name.getBytes(StandardCharsets.US_ASCII));
    head.write(value.length());
    head.writeBytes(value.getBytes(StandardCharsets.US_ASCII));
  }

  private static byte[] frame(int type, int flags, int stream, byte[] payload) {
    return ByteBuffer.allocate(9 + payload.length)
        .put((byte) (payload.length >> 16))
        .putShort((short) payload.length)
        .put((byte) type)
        .put((byte) flags)
        .putInt(stream)
        .put(payload)
        .array();
  }

  private void write(byte[] bytes) throws IOException {
    socket.getOutputStream().write(bytes);
  }

  private Frame read() throws IOException {
    int length = in.readUnsignedByte() << 16 | in.readUnsignedShort();
    int type = in.readUnsignedByte();
    int flags = in.readUnsignedByte();
    int stream = in.readInt();
    return new Frame(type, flags, stream, ByteBuffer.wrap(in.readNBytes(length)));
  }

  /** The next answers by their streams: status, a space, and the body. */
  Map<Integer, String> answers(int count) throws IOException {
    Map<Integer, String> answers = new HashMap<>();
    while (answers.size() < count) {
      Frame frame = read();
      if (frame.type == HEADERS) {
        parts.put(frame.stream, status(frame) + " ");
      } else if (frame.type == DATA) {
        parts.merge(
            frame.stream, StandardCharsets.UTF_8.decode(frame.payload).toString(), String::concat);
      }
      if (frame.type <= HEADERS && (frame.flags & END_STREAM) != 0) {
        answers.put(frame.stream, String.valueOf(parts.remove(frame.stream)));
      }
    }
    return answers;
  }

  private CharSequence status(Frame frame) throws IOException {
    try {
      Http2Headers headers =
          decoder.decodeHeaders(frame.stream, Unpooled.wrappedBuffer(frame.payload));
      return headers.status();
    } catch (Http2Exception e) {
      throw new IOException(e);
    }
  }

  /** Reads to the end, and tells whether it was announced. */
  String end() throws IOException {
    String seen = "";
    try {
      while (true) {
        seen += read().type == GOAWAY ? "GOAWAY" : "";
      }
    } catch (java.io.EOFException | SocketException e) {
      return seen;
    }
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
