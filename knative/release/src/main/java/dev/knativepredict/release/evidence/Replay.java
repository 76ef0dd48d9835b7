package dev.knativepredict.release.evidence;

import java.net.URI;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.LockSupport;

/**
 * Sends known requests to the public URL, again and again, so that a service that nobody calls can
 * still be judged. At a steady rate: it doesn't wait for a slow answer to send the next request.
 */
public final class Replay implements AutoCloseable {

  private final ExecutorService senders = Executors.newVirtualThreadPerTaskExecutor();
  private final Semaphore free;
  private final Caller caller;
  private final URI url;
  private final Tally tally;
  private final Thread clock;

  /**
   * Starts sending, until it is closed.
   *
   * @param perSecond how many requests a second
   * @param atOnce how many at most without an answer; more are not sent
   */
  public Replay(Caller caller, URI url, List<Row> rows, Tally tally, int perSecond, int atOnce) {
    this.caller = caller;
    this.url = url;
    this.tally = tally;
    this.free = new Semaphore(atOnce);
    this.clock = Thread.ofVirtual().start(() -> tick(rows, 1_000_000_000L / perSecond));
  }

  private void tick(List<Row> rows, long nanos) {
    long next = System.nanoTime();
    for (int i = 0; !Thread.currentThread().isInterrupted(); i++) {
      Row row = rows.get(i % rows.size());
      if (free.tryAcquire()) {
        senders.execute(() -> send(row));
      }
      next += nanos;
      LockSupport.parkNanos(next - System.nanoTime());
    }
  }

  private void send(Row row) {
    Answer answer = caller.post(url, "/predict", row.body());
    free.release();
    // What we broke off ourselves isn't the service's failure.
    if (!Thread.currentThread().isInterrupted()) {
      tally.add(row, answer);
    }
  }

  @Override
  public void close() {
    clock.interrupt();
    try {
      clock.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    senders.shutdownNow();
    senders.close();
  }
}
