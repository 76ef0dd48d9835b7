package dev.knativepredict.function.inference;

import dev.knativepredict.function.refusal.Refusal.TooLate;
import dev.knativepredict.function.refusal.Refused;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * When the answer to a request is of no use any more. What works on the request registers how it is
 * stopped then, by {@link #whenPast}; nobody has to stop it in any order.
 */
public final class Deadline {

  /** A request that has all the time in the world. */
  public static final Deadline NEVER = new Deadline(null, Long.MAX_VALUE);

  private static final ScopedValue<Deadline> CURRENT = ScopedValue.newInstance();

  private final @Nullable Deadlines deadlines;
  private final long limitMillis;
  private final long startNanos = System.nanoTime();

  Deadline(@Nullable Deadlines deadlines, long limitMillis) {
    this.deadlines = deadlines;
    this.limitMillis = limitMillis;
  }

  /** The deadline of the request that this thread works on; {@link #NEVER} without one. */
  public static Deadline current() {
    return CURRENT.orElse(NEVER);
  }

  public boolean isPast() {
    return remainingNanos() <= 0;
  }

  /** How long there still is, in nanoseconds; zero or less if it is past. */
  public long remainingNanos() {
    return deadlines == null
        ? Long.MAX_VALUE
        : TimeUnit.MILLISECONDS.toNanos(limitMillis) - (System.nanoTime() - startNanos);
  }

  /** The refusal of a request that has not been answered in time. */
  public Refused missed() {
    return new Refused(new TooLate(limitMillis));
  }

  /**
   * Registers how work on the request is stopped, which holds its thread's carrier until it ends.
   *
   * @param stop called by another thread, once, if the deadline passes before the alarm ends
   */
  public Alarm whenPast(Runnable stop) {
    return deadlines == null ? Alarm.OFF : deadlines.add(this, stop, true);
  }

  /**
   * Does work that may take no longer, and finds this deadline by {@link #current}. Its thread is
   * interrupted when the time is up.
   *
   * @throws Refused with {@code TooLate} if it did take longer, whatever the work returned or threw
   */
  public <T extends @Nullable Object> T limit(Supplier<T> work) {
    Runnable stop = Thread.currentThread()::interrupt;
    Alarm alarm = deadlines == null ? Alarm.OFF : deadlines.add(this, stop, false);
    T result;
    try {
      result = ScopedValue.where(CURRENT, this).call(work::get);
    } catch (RuntimeException | Error e) {
      end(alarm);
      throw e;
    }
    end(alarm);
    return result;
  }

  private void end(Alarm alarm) {
    if (alarm.end()) {
      // The interrupt was for this work; what the thread does next must not meet it.
      Thread.interrupted();
      throw missed();
    }
  }
}
