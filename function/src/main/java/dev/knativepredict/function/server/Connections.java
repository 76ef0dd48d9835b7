package dev.knativepredict.function.server;

import java.util.Comparator;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** The open connections of a port: not too many, and none that is of no use. */
final class Connections {

  /** Each keeps some 20 kB. */
  static final int MOST = 1_000;

  /** Longer than a proxy keeps a connection, so that it's the proxy that ends it. */
  private static final long IDLE_NANOS = TimeUnit.MINUTES.toNanos(5);

  /** A caller who sends a request or reads an answer byte by byte doesn't do so for ever. */
  private static final long TRANSFER_NANOS = TimeUnit.MINUTES.toNanos(1);

  private static final long SWEEP_NANOS = TimeUnit.SECONDS.toNanos(1);

  private final Set<Connection> open = ConcurrentHashMap.newKeySet();
  private volatile boolean closed;

  /** Adds one; where there are too many, the one that has been idle longest gives way. */
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

  /** Ends what has been idle, or sending or reading, for too long; until all is closed. */
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
      // The function has a limit of its own.
      case ANSWER -> Long.MAX_VALUE;
    };
  }

  void close() {
    closed = true;
    open.forEach(Connection::abort);
  }
}
