package dev.knativepredict.e2e.cluster;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** Who had which share, when: the service's status, looked at all the time. */
public final class TrafficLog implements AutoCloseable {

  private static final Duration PAUSE = Duration.ofMillis(50);

  private final Predict service;
  private final List<Entry> entries = new ArrayList<>();
  private final Thread watcher;
  private volatile boolean going = true;

  /** From then on the shares were these. */
  public record Entry(Instant since, SortedMap<String, Integer> shares) {}

  private TrafficLog(Predict service) {
    this.service = service;
    this.watcher = Thread.ofVirtual().unstarted(this::watch);
  }

  public static TrafficLog start(Predict service) {
    TrafficLog log = new TrafficLog(service);
    log.watcher.start();
    return log;
  }

  public synchronized List<Entry> entries() {
    return List.copyOf(entries);
  }

  /** The greatest share that a revision had. */
  public int most(String revision) {
    return entries().stream().mapToInt(e -> e.shares().getOrDefault(revision, 0)).max().orElse(0);
  }

  private void watch() {
    SortedMap<String, Integer> last = new TreeMap<>();
    while (going) {
      SortedMap<String, Integer> now = service.shares();
      if (!now.equals(last)) {
        add(new Entry(Instant.now(), now));
        last = now;
      }
      Await.pause(PAUSE);
    }
  }

  private synchronized void add(Entry entry) {
    entries.add(entry);
  }

  @Override
  public void close() {
    going = false;
    try {
      watcher.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
