package dev.knativepredict.function.server;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/** Counts the requests that a port has accepted and not yet answered. */
public final class InFlight {

  private static final long QUIET_NANOS = TimeUnit.MILLISECONDS.toNanos(200);

  private final AtomicLong count = new AtomicLong();
  private volatile long lastNanos;
  private volatile boolean draining;

  /** Notes that a request has come. */
  public void begin() {
    count.incrementAndGet();
  }

  /** Notes that a request has been answered. */
  public void end() {
    if (draining) {
      lastNanos = System.nanoTime();
    }
    count.decrementAndGet();
  }

  /** Whether callers should close their connections. */
  public boolean isDraining() {
    return draining;
  }

  /** Waits until all are answered and none has come for a moment, or until the time is up. */
  public void drain(int millis) {
    lastNanos = System.nanoTime();
    draining = true;
    long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
    while (System.nanoTime() < end
        && (count.get() > 0 || System.nanoTime() - lastNanos < QUIET_NANOS)) {
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(5));
    }
  }
}
