package dev.knativepredict.function.web;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.apache.tomcat.util.net.SocketWrapperBase;

/** Closes connections whose caller takes too long to send a request or to read a response. */
final class SlowCallers {

  private static final long SWEEP_NANOS = TimeUnit.MILLISECONDS.toNanos(500);

  private final Map<SocketWrapperBase<?>, Watch> watches = new ConcurrentHashMap<>();
  private volatile long patienceNanos = Long.MAX_VALUE;

  /** Closes slow connections from now on, until the process ends. */
  void start(int patienceMillis) {
    patienceNanos = TimeUnit.MILLISECONDS.toNanos(patienceMillis);
    Thread.ofPlatform().daemon().name("slow-callers").start(this::sweep);
  }

  private void sweep() {
    while (true) {
      LockSupport.parkNanos(SWEEP_NANOS);
      watches.values().stream().filter(Watch::isOverdue).forEach(Watch::close);
    }
  }

  Watch watch(SocketWrapperBase<?> socket) {
    Watch watch = new Watch(socket);
    watches.put(socket, watch);
    return watch;
  }

  void remove(Watch watch) {
    watches.remove(watch.socket, watch);
  }

  /** Whether a request of a connection is being read or answered. */
  boolean isBusy(SocketWrapperBase<?> socket) {
    return watches.containsKey(socket);
  }

  /** What a connection waits for, and since when. */
  final class Watch {

    private final SocketWrapperBase<?> socket;
    private volatile long sinceNanos = System.nanoTime();
    private volatile boolean waitsForCaller = true;
    private volatile boolean served;
    private volatile boolean broken;

    private Watch(SocketWrapperBase<?> socket) {
      this.socket = socket;
    }

    @SuppressWarnings("ReferenceEquality")
    boolean isOf(SocketWrapperBase<?> other) {
      return socket == other && watches.get(other) == this;
    }

    /** Its request is complete, so it waits for the answer, which has a deadline of its own. */
    void received() {
      waitsForCaller = false;
    }

    /** Its request has ended too early, or breaks off: nothing more is waited for. */
    void broken() {
      broken = true;
    }

    /** From now on the caller reads, and may send the rest of a body that nobody needs. */
    void answered() {
      sinceNanos = System.nanoTime();
      waitsForCaller = true;
      served = true;
    }

    /** Whether a request has been answered. */
    boolean hasServed() {
      return served;
    }

    private boolean isOverdue() {
      long patience = broken ? SWEEP_NANOS : patienceNanos;
      return waitsForCaller && System.nanoTime() - sinceNanos > patience;
    }

    private void close() {
      remove(this);
      socket.close();
    }
  }
}
