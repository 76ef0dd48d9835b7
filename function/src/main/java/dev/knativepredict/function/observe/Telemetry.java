package dev.knativepredict.function.observe;

import dev.knativepredict.function.lifecycle.Startup;
import dev.knativepredict.manifest.Manifest;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;

/**
 * Counts requests. The metrics library is loaded behind the first answer, not before it; what
 * happens until then is kept and counted later.
 */
public final class Telemetry {

  private record Event(String function, Outcome outcome, boolean cold, long nanos) {}

  private final Queue<Event> early = new ConcurrentLinkedQueue<>();
  private volatile @Nullable Meters meters;

  /** Loads the metrics library. */
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

  /** All metrics, in Prometheus' text format; empty before the library is there. */
  public String scrape() {
    Meters ready = meters;
    return ready == null ? "" : ready.scrape();
  }
}
