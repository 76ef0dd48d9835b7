package dev.knativepredict.function.server;

import dev.knativepredict.function.edge.HttpError;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;

/** An open connection, by the version of HTTP that its first bytes are of. */
final class Connection implements AutoCloseable {

  private static final int LINGER_MILLIS = 1_000;
  private static final long MOST_LINGER_NANOS = TimeUnit.SECONDS.toNanos(5);

  private final Socket socket;
  private final Answering answering;
  private final Executor threads;
  private final Progress progress = new Progress(Progress.Phase.NEXT_REQUEST);
  private volatile Conversation conversation;

  /**
   * Takes a connection; {@link #run} serves it.
   *
   * @param threads one for each request of a connection that has several at once
   */
  Connection(Socket socket, Answering answering, Executor threads) {
    this.socket = socket;
    this.answering = answering;
    this.threads = threads;
    this.conversation = new Http1(socket, progress, answering);
  }

  /** Answers requests until the connection is closed. */
  void run() throws IOException {
    socket.setTcpNoDelay(true);
    InputStream in = socket.getInputStream();
    byte[] first = Preface.read(in, () -> progress.enter(Progress.Phase.REST_OF_REQUEST));
    if (Preface.is(first)) {
      conversation = new Http2(socket, progress, answering, threads);
    }
    conversation.run(new GivenBack(first, in));
  }

  /** Says that there are too many connections, and ends. */
  void refuse() throws IOException {
    progress.enter(Progress.Phase.REST_OF_ANSWER);
    new Http1(socket, progress, answering).refuseAll(new HttpError.TooManyConnections());
  }

  /** Whether no request is on its way. */
  boolean isIdle() {
    return progress.is(Progress.Phase.NEXT_REQUEST);
  }

  /** When it last began to wait, by {@link System#nanoTime}. */
  long sinceNanos() {
    return progress.sinceNanos();
  }

  /** Whether the caller has taken longer than it may. */
  boolean isOverdue() {
    return conversation.progress().anyMatch(each -> each.isOverdue(answering.limits()));
  }

  void drain() {
    conversation.drain();
  }

  /** Closes it, even while another thread reads or writes. */
  void abort() {
    try {
      socket.close();
    } catch (IOException e) {
      // It is closed already.
    }
  }

  /**
   * Lets the caller read the last response: the system would drop it if a connection was closed
   * that has bytes to be read (RFC 9112, section 9.6).
   */
  @Override
  public void close() throws IOException {
    try (socket) {
      socket.shutdownOutput();
      socket.setSoTimeout(LINGER_MILLIS);
      byte[] rest = new byte[4_096];
      long start = System.nanoTime();
      while (socket.getInputStream().read(rest) >= 0
          && System.nanoTime() - start < MOST_LINGER_NANOS) {
        // A caller who is still sending does not read yet.
      }
    } catch (SocketException | SocketTimeoutException e) {
      // The caller has gone, or goes on sending.
    }
  }
}
