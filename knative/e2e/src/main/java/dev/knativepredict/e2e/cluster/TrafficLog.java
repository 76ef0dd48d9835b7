package dev.knativepredict.e2e.cluster;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** Records each change of the traffic shares, by polling the status of the service. */
public final class TrafficLog implements AutoCloseable {

  private static final Duration PAUSE = Duration.ofMillis(50);

  private final PredictService service;
  private final List<Entry> entries = new ArrayList<>();
  private final Repeated watch;
  private SortedMap<String, Integer> last = new TreeMap<>();

  /** The shares in percent by revision, and the time when they were first seen. */
  public record Entry(Instant since, SortedMap<String, Integer> shares) {}

  private TrafficLog(PredictService service) {
    this.service = service;
    this.watch = Repeated.after(PAUSE, this::look);
  }

  public static TrafficLog start(PredictService service) {
    return new TrafficLog(service);
  }

  public synchronized List<Entry> entries() {
    return List.copyOf(entries);
  }

  private void look() {
    SortedMap<String, Integer> now = service.shares();
    if (!now.equals(last)) {
      add(new Entry(Instant.now(), now));
      last = now;
    }
  }

  private synchronized void add(Entry entry) {
    entries.add(entry);
  }

  @Override
  public void close() {
    watch.close();
  }
}
