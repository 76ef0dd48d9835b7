package dev.knativepredict.function.server;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** A socket without a network: its caller has sent all that he will. */
final class MemorySocket extends Socket {

  private final InputStream in;
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  /**
   * A socket that has received bytes.
   *
   * @param packet how many of them arrive at once
   */
  MemorySocket(byte[] bytes, int packet) {
    this.in =
        new ByteArrayInputStream(bytes) {
          @Override
          public int read(byte[] target, int offset, int length) {
            return super.read(target, offset, Math.min(length, packet));
          }
        };
  }

  /** What was answered. */
  String answer() {
    return out.toString(StandardCharsets.ISO_8859_1);
  }

  @Override
  public InputStream getInputStream() {
    return in;
  }

  @Override
  public OutputStream getOutputStream() {
    return out;
  }

  @Override
  public void setTcpNoDelay(boolean on) {}
}
