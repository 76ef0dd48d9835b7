package dev.knativepredict.e2e;

import dev.knativepredict.e2e.cluster.Await;
import dev.knativepredict.e2e.load.ServiceClient;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/** Asks a service a hundred times a second, and notes when each revision answered last. */
final class AnswerWatch implements AutoCloseable {

  private static final int IN_A_ROW = 10;
  private static final Duration PAUSE = Duration.ofMillis(10);

  private final ServiceClient client;
  private final Map<String, Long> last = new ConcurrentHashMap<>();
  private final ExecutorService thread = Executors.newSingleThreadExecutor();
  private volatile String revision = "";
  private volatile int inARow;

  private AnswerWatch(ServiceClient client) {
    this.client = client;
  }

  static AnswerWatch start(ServiceClient client) {
    AnswerWatch watch = new AnswerWatch(client);
    watch.thread.execute(watch::ask);
    return watch;
  }

  private void ask() {
    try {
      while (!Thread.currentThread().isInterrupted()) {
        String found = client.get("/").headers().firstValue("Revision").orElse("");
        last.put(found, System.nanoTime());
        inARow = found.equals(revision) ? inARow + 1 : 1;
        revision = found;
        Thread.sleep(PAUSE);
      }
    } catch (IOException e) {
      throw new IllegalStateException(e);
    } catch (InterruptedException e) {
      // It is closed.
      Thread.currentThread().interrupt();
    }
  }

  /** Waits until one revision answers ten times in a row. */
  void awaitOnly(String name, Duration limit) {
    Await.until(limit, "only " + name, () -> revision.equals(name) && inARow >= IN_A_ROW);
  }

  /** When a revision answered last, by {@link System#nanoTime}. */
  long last(String name) {
    return last.getOrDefault(name, 0L);
  }

  @Override
  public void close() {
    thread.shutdownNow();
    try {
      thread.awaitTermination(10, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
