package dev.knativepredict.http2client;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * A connection to a port of this machine that begins with HTTP/2, without an upgrade. It sends one
 * request after the other, and knows just enough of HTTP/2 for a server that is known to be right.
 */
public final class Http2Connection implements AutoCloseable {

  private static final int WINDOW = Integer.MAX_VALUE;
  private static final int DEFAULT_WINDOW = 65_535;

  private final Socket socket;
  private final InputStream in;
  private int stream = -1;

  /** A response, without its headers. */
  public record Response(int status, String body) {}

  /** Connects; nothing is sent before the first request. */
  public Http2Connection(int port) throws IOException {
    this.socket = new Socket(InetAddress.getLoopbackAddress(), port);
    this.socket.setTcpNoDelay(true);
    this.in = new BufferedInputStream(socket.getInputStream());
  }

  /** Sends a request, and reads its whole response. */
  public Response send(Http2Request request) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    if (stream < 0) {
      begin(out);
    }
    stream += 2;
    request.write(stream, out);
    socket.getOutputStream().write(out.toByteArray());
    return read();
  }

  /** The preface, no dynamic table for the response's headers, and windows without a limit. */
  private static void begin(ByteArrayOutputStream out) {
    out.writeBytes("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
    ByteBuffer settings = ByteBuffer.allocate(18);
    settings.putShort((short) 1).putInt(0); // HEADER_TABLE_SIZE
    settings.putShort((short) 2).putInt(0); // ENABLE_PUSH
    settings.putShort((short) 4).putInt(WINDOW); // INITIAL_WINDOW_SIZE
    new Frame(Frame.SETTINGS, 0, 0, settings.array()).write(out);
    byte[] more = ByteBuffer.allocate(4).putInt(WINDOW - DEFAULT_WINDOW).array();
    new Frame(Frame.WINDOW_UPDATE, 0, 0, more).write(out);
  }

  private Response read() throws IOException {
    int status = 0;
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    Frame frame;
    do {
      frame = Frame.read(in);
      if (frame.type() == Frame.SETTINGS || frame.type() == Frame.PING) {
        acknowledge(frame);
      } else if (frame.type() == Frame.GOAWAY || frame.type() == Frame.RST_STREAM) {
        throw new IOException("the server ends the request: " + frame);
      } else if (frame.stream() == stream && frame.type() == Frame.DATA) {
        body.writeBytes(frame.payload());
      } else if (frame.stream() == stream && frame.type() == Frame.HEADERS && status < 200) {
        // Later headers are trailers.
        status = Status.first(frame.payload());
      }
    } while (frame.stream() != stream || !frame.endsStream());
    return new Response(status, body.toString(StandardCharsets.UTF_8));
  }

  private void acknowledge(Frame frame) throws IOException {
    if (!frame.isAcknowledgement()) {
      byte[] payload = frame.type() == Frame.PING ? frame.payload() : new byte[0];
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      new Frame(frame.type(), Frame.ACK, 0, payload).write(out);
      socket.getOutputStream().write(out.toByteArray());
    }
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
