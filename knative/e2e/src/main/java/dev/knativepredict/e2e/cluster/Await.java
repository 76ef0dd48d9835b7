package dev.knativepredict.e2e.cluster;

import java.time.Duration;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** Waiting for what the cluster does in its own time. */
public final class Await {

  private static final Duration PAUSE = Duration.ofMillis(50);

  private Await() {}

  public static void until(Duration limit, String what, BooleanSupplier condition) {
    until(limit, () -> what, condition);
  }

  /**
   * Waits.
   *
   * @param what is asked for only once it is too late: it can say what was there instead
   */
  public static void until(Duration limit, Supplier<String> what, BooleanSupplier condition) {
    long end = System.nanoTime() + limit.toNanos();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() > end) {
        throw new IllegalStateException(
            "not within %d s: %s".formatted(limit.toSeconds(), what.get()));
      }
      pause(PAUSE);
    }
  }

  public static void pause(Duration time) {
    try {
      Thread.sleep(time);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }
}
