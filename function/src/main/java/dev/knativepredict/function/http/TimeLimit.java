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
    T result;
    try {
      result = work.get();
    } catch (RuntimeException | Error e) {
      end(call);
      throw e;
    }
    end(call);
    return result;
  }

  /** Ends a call; where the watch has taken it away, it was too slow. */
  private void end(Call call) {
    if (!calls.remove(call)) {
      call.awaitInterrupt();
      throw new Refused(new TooSlow(millis));
    }
  }

  private void watch() {
    while (true) {
      LockSupport.parkNanos(TICK_NANOS);
      long latest = System.nanoTime() - TimeUnit.MILLISECONDS.toNanos(millis);
      List<Call> late = calls.stream().filter(call -> call.startNanos - latest < 0).toList();
      for (Call call : late) {
        if (calls.remove(call)) {
          call.interrupt();
        }
      }
    }
  }

  private static final class Call {

    private final Thread thread;
    private final long startNanos;
    private volatile boolean interrupted;

    Call(Thread thread, long startNanos) {
      this.thread = thread;
      this.startNanos = startNanos;
    }

    void interrupt() {
      thread.interrupt();
      interrupted = true;
    }

    /** The thread's next request must not meet this one's interrupt, and the work may have. */
    void awaitInterrupt() {
      while (!interrupted) {
        Thread.onSpinWait();
      }
      Thread.interrupted();
    }
  }
}
