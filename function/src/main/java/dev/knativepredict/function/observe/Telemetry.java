package dev.knativepredict.function.observe;

import dev.knativepredict.function.lifecycle.Startup;
import dev.knativepredict.manifest.Manifest;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;

/**
 * Counts requests. The metrics library is loaded after the start, so that nobody waits for it; what
 * happens before is kept and counted then.
 */
public final class Telemetry {

  private record Event(String function, Outcome outcome, boolean cold, long nanos) {}

  private final Queue<Event> early = new ConcurrentLinkedQueue<>();
  private volatile @Nullable Meters meters;

  /** Loads the metrics library, and counts what happened before. */
  public void open(Manifest model, String revision, Startup startup) {
    meters = new Meters(model, revision, startup);
    countEarly();
  }

  void record(String function, Outcome outcome, boolean cold, long nanos) {
    Meters ready = meters;
    if (ready != null) {
      ready.record(function, outcome, cold, nanos);
      return;
    }
    early.add(new Event(function, outcome, cold, nanos));
    countEarly();
  }

  private void countEarly() {
    Meters ready = meters;
    if (ready == null) {
      return;
    }
    for (Event event = early.poll(); event != null; event = early.poll()) {
      ready.record(event.function, event.outcome, event.cold, event.nanos);
    }
  }

  /** All metrics in Prometheus' text format; empty until the library is loaded. */
  public String scrape() {
    Meters ready = meters;
    return ready == null ? "" : ready.scrape();
  }
}
