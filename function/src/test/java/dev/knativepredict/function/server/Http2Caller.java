package dev.knativepredict.function.server;

import dev.knativepredict.function.contract.attack.Frames;
import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http2.DefaultHttp2HeadersDecoder;
import io.netty.handler.codec.http2.Http2Exception;
import io.netty.handler.codec.http2.Http2Headers;
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
    return Frames.join(Frames.PREFACE, Frames.settings());
  }

  void post(int stream, String path, String body) throws IOException {
    write(head(stream, path));
    write(data(Frames.END_STREAM, stream, body));
  }

  void unfinished(int stream, String path, String body) throws IOException {
    write(head(stream, path));
    write(data(0, stream, body));
  }

  void reset(int stream) throws IOException {
    write(Frames.frame(Frames.RST_STREAM, 0, stream, Frames.number(8)));
  }

  private static byte[] head(int stream, String path) {
    return head(stream, Frames.END_HEADERS, ":path", path, ":authority", "it");
  }

  /** A head of its own fields, beside the method and the scheme. */
  static byte[] head(int stream, int flags, String... fields) {
    byte[] first = Frames.literals(":method", "POST", ":scheme", "http");
    return Frames.frame(Frames.HEADERS, flags, stream, Frames.join(first, Frames.literals(fields)));
  }

  private static byte[] data(int flags, int stream, String body) {
    return Frames.frame(Frames.DATA, flags, stream, body.getBytes(StandardCharsets.ISO_8859_1));
  }

  void write(byte[] bytes) throws IOException {
    socket.getOutputStream().write(bytes);
  }

  private Frame read() throws IOException {
    int length = in.readUnsignedByte() << 16 | in.readUnsignedShort();
    int type = in.readUnsignedByte();
    int flags = in.readUnsignedByte();
    int stream = in.readInt();
    return new Frame(type, flags, stream, ByteBuffer.wrap(in.readNBytes(length)));
  }

  /** The next answers by their streams: status, a space, and the body; or {@code reset}. */
  Map<Integer, String> answers(int count) throws IOException {
    Map<Integer, String> answers = new HashMap<>();
    while (answers.size() < count) {
      Frame frame = read();
      if (frame.type == Frames.HEADERS) {
        parts.put(frame.stream, status(frame) + " ");
      } else if (frame.type == Frames.DATA) {
        parts.merge(
            frame.stream, StandardCharsets.UTF_8.decode(frame.payload).toString(), String::concat);
      } else if (frame.type == Frames.RST_STREAM) {
        answers.put(frame.stream, "reset");
      }
      if (frame.type <= Frames.HEADERS && (frame.flags & Frames.END_STREAM) != 0) {
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
        seen += read().type == Frames.GOAWAY ? "GOAWAY" : "";
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
