package dev.knativepredict.bench.server;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/**
 * A keep-alive connection. It knows just enough of HTTP/1.1 for the servers measured here, so that
 * the client adds almost no time of its own.
 */
public final class HttpConnection implements AutoCloseable {

  private final Socket socket;
  private final InputStream in;

  public HttpConnection(int port) throws IOException {
    this.socket = new Socket(InetAddress.getLoopbackAddress(), port);
    this.socket.setTcpNoDelay(true);
    this.in = new BufferedInputStream(socket.getInputStream());
  }

  /** A response. */
  public record Response(int status, String body) {}

  /** Sends a complete request, head and body, and reads the response. */
  public Response send(byte[] request) throws IOException {
    socket.getOutputStream().write(request);
    int status = Integer.parseInt(readLine().substring(9, 12));
    int length = -1;
    for (String header = readLine(); !header.isEmpty(); header = readLine()) {
      if (header.regionMatches(true, 0, "content-length:", 0, 15)) {
        length = Integer.parseInt(header.substring(15).strip());
      }
    }
    byte[] body = length >= 0 ? in.readNBytes(length) : readChunks();
    return new Response(status, new String(body, StandardCharsets.UTF_8));
  }

  private byte[] readChunks() throws IOException {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    int size;
    do {
      size = Integer.parseInt(readLine(), 16);
      body.write(in.readNBytes(size));
      readLine();
    } while (size > 0);
    return body.toByteArray();
  }

  private String readLine() throws IOException {
    StringBuilder line = new StringBuilder();
    for (int next = in.read(); next != '\n'; next = in.read()) {
      if (next < 0) {
        throw new EOFException("the server closed the connection");
      }
      if (next != '\r') {
        line.append((char) next);
      }
    }
    return line.toString();
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
