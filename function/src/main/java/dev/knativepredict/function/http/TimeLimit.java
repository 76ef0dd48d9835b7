package dev.knativepredict.function.http;

import dev.knativepredict.function.http.Refused.Reason.TooSlow;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Interrupts a call that takes too long, and refuses its request. */
public final class TimeLimit {

  private static final long TICK_NANOS = TimeUnit.MILLISECONDS.toNanos(50);

  private final int millis;
  private final Set<Call> calls = ConcurrentHashMap.newKeySet();

  public TimeLimit(int millis) {
    this.millis = millis;
    Thread.ofPlatform().daemon().name("time-limit").start(this::watch);
  }

  <T extends @Nullable Object> T within(Supplier<T> work) {
    Call call = new Call(Thread.currentThread(), System.nanoTime());
    calls.add(call);
    try {
      T result = work.get();
      if (calls.remove(call)) {
        return result;
      }
    } catch (RuntimeException e) {
      if (calls.remove(call)) {
        throw e;
      }
    }
    // The watch took the call away: it was too slow, and its interrupt has been or will be ours.
    call.awaitInterrupt();
    throw new Refused(new TooSlow(millis));
  }

  private void watch() {
    while (true) {
      LockSupport.parkNanos(TICK_NANOS);
      long latest = System.nanoTime() - TimeUnit.MILLISECONDS.toNanos(millis);
      List<Call> late = calls.stream().filter(call -> call.startNanos - latest < 0).toList();
      for (Call call : late) {
        if (calls.remove(call)) {
          call.thread.interrupt();
        }
      }
    }
  }

  private static final class Call {

    private final Thread thread;
    private final long startNanos;

    Call(Thread thread, long startNanos) {
      this.thread = thread;
      this.startNanos = startNanos;
    }

    void awaitInterrupt() {
      while (!Thread.interrupted()) {
        Thread.onSpinWait();
      }
    }
  }
}
