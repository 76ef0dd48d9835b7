package dev.knativepredict.function.server;

import java.util.Comparator;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** The open connections of a port: bounded in number, and closed when idle or slow. */
final class Connections {

  /** Each takes about 20 kB. */
  static final int MOST = 1_000;

  /** Longer than proxies keep idle connections, so that the proxy is the one that closes them. */
  private static final long IDLE_NANOS = TimeUnit.MINUTES.toNanos(5);

  /** The time to send a request or to read a response, for callers who do it byte by byte. */
  private static final long TRANSFER_NANOS = TimeUnit.MINUTES.toNanos(1);

  private static final long SWEEP_NANOS = TimeUnit.SECONDS.toNanos(1);

  private final Set<Connection> open = ConcurrentHashMap.newKeySet();
  private volatile boolean closed;

  /** Adds a connection; if there are too many, it closes the one that has been idle longest. */
  void add(Connection connection) {
    if (open.size() >= MOST) {
      open.stream()
          .filter(other -> other.phase() == Connection.Phase.NEXT_REQUEST)
          .min(Comparator.comparingLong(Connection::sinceNanos))
          .orElse(connection)
          .abort();
    }
    open.add(connection);
    if (closed) {
      connection.abort();
    }
  }

  void remove(Connection connection) {
    open.remove(connection);
  }

  /** Closes connections that have been idle, sending or reading for too long, until the end. */
  void sweep() {
    while (!closed) {
      LockSupport.parkNanos(SWEEP_NANOS);
      long now = System.nanoTime();
      open.stream()
          .filter(connection -> now - connection.sinceNanos() > patience(connection.phase()))
          .forEach(Connection::abort);
    }
  }

  private static long patience(Connection.Phase phase) {
    return switch (phase) {
      case NEXT_REQUEST -> IDLE_NANOS;
      case REST_OF_REQUEST, REST_OF_ANSWER -> TRANSFER_NANOS;
      // The function has its own deadline.
      case ANSWER -> Long.MAX_VALUE;
    };
  }

  void close() {
    closed = true;
    open.forEach(Connection::abort);
  }
}
