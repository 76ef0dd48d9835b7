package dev.knativepredict.function.inference;

import dev.knativepredict.function.refusal.Refused;
import dev.knativepredict.function.refusal.Refused.Reason.TooSlow;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Ends a call that takes too long, and refuses its request. */
public final class TimeLimit {

  private static final long TICK_NANOS = TimeUnit.MILLISECONDS.toNanos(50);

  private final int millis;
  private final Consumer<Thread> stop;
  private final Set<Call> calls = ConcurrentHashMap.newKeySet();

  /**
   * Limits calls.
   *
   * @param stop ends what a thread does that the interrupt before it doesn't end
   */
  public TimeLimit(int millis, Consumer<Thread> stop) {
    this.millis = millis;
    this.stop = stop;
    Thread.ofPlatform().daemon().name("time-limit").start(this::watch);
  }

  public <T extends @Nullable Object> T within(Supplier<T> work) {
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
      call.awaitEnd();
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
          call.end(stop);
        }
      }
    }
  }

  private static final class Call {

    private final Thread thread;
    private final long startNanos;
    private volatile boolean ended;

    Call(Thread thread, long startNanos) {
      this.thread = thread;
      this.startNanos = startNanos;
    }

    void end(Consumer<Thread> stop) {
      thread.interrupt();
      stop.accept(thread);
      ended = true;
    }

    /** The thread's next request must not meet this one's end, and the work may have. */
    void awaitEnd() {
      while (!ended) {
        Thread.onSpinWait();
      }
      Thread.interrupted();
    }
  }
}
