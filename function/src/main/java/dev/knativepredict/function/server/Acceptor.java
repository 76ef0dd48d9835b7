package dev.knativepredict.function.server;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Takes connections of a port until it is closed, whatever goes wrong with one of them. */
final class Acceptor implements Runnable {

  private static final Logger LOG = System.getLogger(Acceptor.class.getName());

  /** How long it waits when it can't take a connection: mostly, all file descriptors are in use. */
  private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

  /** A connection that was in use a moment ago does not give way to one that may be of no use. */
  private static final long IDLE_NANOS = TimeUnit.SECONDS.toNanos(1);

  private final ServerSocket socket;
  private final Connections connections;
  private final Answering answering;
  private final ExecutorService threads;
  private boolean warned;

  Acceptor(
      ServerSocket socket, Connections connections, Answering answering, ExecutorService threads) {
    this.socket = socket;
    this.connections = connections;
    this.answering = answering;
    this.threads = threads;
  }

  @Override
  public void run() {
    while (!socket.isClosed()) {
      try {
        take(socket.accept());
        warned = false;
      } catch (IOException | RuntimeException | Error e) {
        pause(e);
      }
    }
  }

  /** Makes room, and waits a moment: the caller stays in the system's queue. */
  private void pause(Throwable reason) {
    if (socket.isClosed()) {
      return;
    }
    if (!warned) {
      LOG.log(Level.WARNING, "No connection can be taken: " + reason.getMessage());
      warned = true;
    }
    connections.closeIdle(IDLE_NANOS);
    LockSupport.parkNanos(PAUSE_NANOS);
  }

  private void take(Socket caller) throws IOException {
    try {
      threads.execute(() -> serve(caller));
    } catch (RejectedExecutionException e) {
      // The port is being closed.
      caller.close();
    }
  }

  private void serve(Socket caller) {
    try (Connection connection = new Connection(caller, answering, threads)) {
      try {
        if (connections.add(connection)) {
          connection.run();
        } else {
          connection.refuse();
        }
      } finally {
        connections.remove(connection);
      }
    } catch (IOException e) {
      LOG.log(Level.DEBUG, "A connection broke", e);
    } catch (RuntimeException | Error e) {
      LOG.log(Level.ERROR, "A connection failed", e);
    }
  }
}
