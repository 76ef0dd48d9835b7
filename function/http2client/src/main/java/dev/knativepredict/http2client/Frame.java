package dev.knativepredict.http2client;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.HexFormat;

/** A frame of HTTP/2. */
final class Frame {

  static final int DATA = 0;
  static final int HEADERS = 1;
  static final int RST_STREAM = 3;
  static final int SETTINGS = 4;
  static final int PING = 6;
  static final int GOAWAY = 7;
  static final int WINDOW_UPDATE = 8;

  static final int ACK = 1;
  static final int END_STREAM = 1;
  static final int END_HEADERS = 4;
  private static final int PADDED = 8;
  private static final int PRIORITY = 32;

  /** The longest payload, unless both sides agree on another. */
  static final int MAX = 1 << 14;

  private static final int HEAD = 9;

  private final int type;
  private final int flags;
  private final int stream;
  private final byte[] payload;

  Frame(int type, int flags, int stream, byte[] payload) {
    this.type = type;
    this.flags = flags;
    this.stream = stream;
    this.payload = payload;
  }

  int type() {
    return type;
  }

  int stream() {
    return stream;
  }

  byte[] payload() {
    return payload;
  }

  void write(ByteArrayOutputStream out) {
    if (payload.length > MAX) {
      throw new IllegalArgumentException("%d bytes need more frames".formatted(payload.length));
    }
    ByteBuffer head = ByteBuffer.allocate(HEAD);
    head.put((byte) 0).putShort((short) payload.length).put((byte) type).put((byte) flags);
    out.writeBytes(head.putInt(stream).array());
    out.writeBytes(payload);
  }

  static Frame read(InputStream in) throws IOException {
    ByteBuffer head = ByteBuffer.wrap(exactly(HEAD, in));
    int lengthAndType = head.getInt();
    int length = lengthAndType >>> 8;
    if (length > MAX) {
      throw new IOException("no frame of HTTP/2: " + HexFormat.of().formatHex(head.array()));
    }
    int flags = head.get() & 0xff;
    int stream = head.getInt() & Integer.MAX_VALUE;
    Frame frame = new Frame(lengthAndType & 0xff, flags, stream, exactly(length, in));
    if (frame.type() <= HEADERS && (flags & (PADDED | PRIORITY)) != 0) {
      throw new IOException("this client reads neither padding nor priorities: " + frame);
    }
    return frame;
  }

  private static byte[] exactly(int length, InputStream in) throws IOException {
    byte[] bytes = in.readNBytes(length);
    if (bytes.length < length) {
      throw new EOFException("the server closed the connection");
    }
    return bytes;
  }

  /** Whether no more frames of this stream follow. */
  boolean endsStream() {
    return type <= HEADERS && (flags & END_STREAM) != 0;
  }

  boolean isAcknowledgement() {
    return (flags & ACK) != 0;
  }

  @Override
  public String toString() {
    return "type %d, flags %d, stream %d, payload %s"
        .formatted(type, flags, stream, HexFormat.of().formatHex(payload));
  }
}
