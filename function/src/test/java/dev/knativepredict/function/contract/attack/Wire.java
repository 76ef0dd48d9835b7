package dev.knativepredict.function.contract.attack;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/** A connection, and all that has been received on it. */
final class Wire implements AutoCloseable {

  /** A server that has not closed a connection by then keeps it open. */
  static final int PATIENCE_MILLIS = 2_500;

  private final Socket socket;
  private final Tally tally;
  private final ByteArrayOutputStream received = new ByteArrayOutputStream();
  private boolean closed;
  private long count;

  Wire(Socket socket, Tally tally) {
    this.socket = socket;
    this.tally = tally;
  }

  /** Sends bytes; false if the server has closed the connection. */
  boolean send(String bytes) {
    return send(bytes.getBytes(StandardCharsets.ISO_8859_1), 1);
  }

  boolean send(byte[] bytes, int requests) {
    tally.sent(requests);
    return sendMore(bytes);
  }

  /** Sends bytes that go on with a request. */
  boolean sendMore(byte[] bytes) {
    try {
      socket.getOutputStream().write(bytes);
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  /** Sends bytes while another thread reads what comes back. */
  void sendBeside(String bytes) {
    Thread.ofVirtual().start(() -> send(bytes));
  }

  void endOfSending() throws IOException {
    socket.shutdownOutput();
  }

  /** What comes back until the server closes the connection, or is silent. */
  Answers all() throws IOException {
    return until(_ -> false, PATIENCE_MILLIS);
  }

  Answers until(Predicate<Answers> enough, int millis) throws IOException {
    long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
    Answers answers = Answers.parse(received.toByteArray(), closed);
    while (!enough.test(answers) && !closed) {
      if (!receive(end)) {
        break;
      }
      answers = Answers.parse(received.toByteArray(), closed);
    }
    return answers;
  }

  /** Waits for bytes; false if none come in time. */
  boolean receive(long endNanos) throws IOException {
    long left = TimeUnit.NANOSECONDS.toMillis(endNanos - System.nanoTime());
    if (left <= 0) {
      return false;
    }
    socket.setSoTimeout((int) left);
    byte[] bytes = new byte[16_384];
    try {
      int read = socket.getInputStream().read(bytes);
      closed = read < 0;
      received.write(bytes, 0, Math.max(read, 0));
      return true;
    } catch (SocketTimeoutException e) {
      return false;
    } catch (IOException e) {
      closed = true;
      return true;
    }
  }

  /** Reads one byte, if there is one, and is slow about it. */
  void readByte() {
    try {
      socket.setSoTimeout(100);
      int read = socket.getInputStream().read();
      closed = read < 0;
      count += closed ? 0 : 1;
    } catch (SocketTimeoutException e) {
      // Nothing yet.
    } catch (IOException e) {
      closed = true;
    }
  }

  /** How many bytes come in all, with those that were read one by one. */
  long countToEnd() throws IOException {
    long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(PATIENCE_MILLIS);
    boolean more = true;
    while (more && !closed) {
      more = receive(end);
    }
    return count + received.size();
  }

  byte[] received() {
    return received.toByteArray();
  }

  boolean isClosed() {
    return closed;
  }

  @Override
  public void close() throws IOException {
    Answers.parse(received(), true).all().forEach(answer -> tally.received(answer.status()));
    socket.close();
  }
}
