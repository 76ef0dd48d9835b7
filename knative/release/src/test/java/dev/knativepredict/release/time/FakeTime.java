package dev.knativepredict.release.time;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A clock that moves only when the thread that made it sleeps. Other threads wake up in their
 * order, each at its time, and the clock waits until they sleep again.
 */
public final class FakeTime implements Time {

  public static final Instant START = Instant.parse("2026-11-23T12:00:00Z");

  private final Thread driver = Thread.currentThread();
  private final Map<Thread, Instant> sleepers = new HashMap<>();
  private Instant now = START;

  @Override
  public synchronized Instant instant() {
    return now;
  }

  @Override
  public synchronized void sleep(Duration duration) {
    Instant end = now.plus(duration);
    try {
      if (Thread.currentThread().equals(driver)) {
        moveTo(end);
      } else {
        sleepUntil(end);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void sleepUntil(Instant end) throws InterruptedException {
    if (!now.isBefore(end)) {
      return;
    }
    Thread sleeper = Thread.currentThread();
    sleepers.put(sleeper, end);
    notifyAll();
    try {
      // Of two that end at the same time, each one is woken by itself, and waited for.
      while (sleepers.containsKey(sleeper)) {
        wait();
      }
    } finally {
      sleepers.remove(sleeper);
    }
  }

  private void moveTo(Instant end) throws InterruptedException {
    for (var next = next(end); next.isPresent(); next = next(end)) {
      Thread thread = next.get().getKey();
      now = next.get().getValue().isAfter(now) ? next.get().getValue() : now;
      sleepers.remove(thread);
      notifyAll();
      while (!sleepers.containsKey(thread) && thread.isAlive()) {
        wait(1);
      }
    }
    now = end;
  }

  private Optional<Map.Entry<Thread, Instant>> next(Instant end) {
    return sleepers.entrySet().stream()
        .filter(sleeper -> !sleeper.getValue().isAfter(end))
        .min(Comparator.comparing(Map.Entry<Thread, Instant>::getValue))
        .map(Map.Entry::copyOf);
  }
}
