package dev.knativepredict.function.server;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Comparator;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/** The open connections of a port: bounded in number, and closed when idle or slow. */
final class Connections {

  private static final Logger LOG = System.getLogger(Connections.class.getName());

  private static final long SWEEP_NANOS = TimeUnit.MILLISECONDS.toNanos(500);

  private final int most;
  private final Set<Connection> open = ConcurrentHashMap.newKeySet();
  private volatile boolean closed;

  /**
   * Bounds connections.
   *
   * @param most how many are open at once; each takes about 20 kB
   */
  Connections(int most) {
    this.most = most;
  }

  /** How many are open. */
  int count() {
    return open.size();
  }

  /**
   * Adds a connection, if need be in place of the one that has been idle longest.
   *
   * @return false if there are too many, and none is idle
   */
  boolean add(Connection connection) {
    boolean fits = open.size() < most || closeIdle(0);
    open.add(connection);
    if (closed) {
      connection.abort();
    }
    return fits;
  }

  void remove(Connection connection) {
    open.remove(connection);
  }

  /** Those on which no request is on its way. */
  Stream<Connection> idle() {
    return open.stream().filter(Connection::isIdle);
  }

  /**
   * Closes the connection that has been idle longest.
   *
   * @param leastNanos how long it has to have been idle
   * @return false if there is none
   */
  boolean closeIdle(long leastNanos) {
    long now = System.nanoTime();
    var longest =
        idle()
            .filter(each -> now - each.sinceNanos() >= leastNanos)
            .min(Comparator.comparingLong(Connection::sinceNanos));
    longest.ifPresent(connection -> {
      open.remove(connection);
      connection.abort();
    });
    return longest.isPresent();
  }

  /** Closes connections that have been idle, sending or reading for too long, until the end. */
  void sweep() {
    while (!closed) {
      LockSupport.parkNanos(SWEEP_NANOS);
      try {
        open.stream().filter(Connection::isOverdue).forEach(Connection::abort);
      } catch (RuntimeException | Error e) {
        // Nobody else does this: it goes on, even when the process is out of something.
        LOG.log(Level.WARNING, "Slow connections were not closed", e);
      }
    }
  }

  /** Asks callers to send no further requests. */
  void drain() {
    open.forEach(Connection::drain);
  }

  void close() {
    closed = true;
    open.forEach(Connection::abort);
  }
}
