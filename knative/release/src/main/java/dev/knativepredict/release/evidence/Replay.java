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

  /**
   * Starts sending, until it is closed.
   *
   * @param perSecond how many requests a second
   * @param atOnce how many at most without an answer; more are not sent
   */
  public Replay(Caller caller, URI url, List<Row> rows, Tally tally, int perSecond, int atOnce) {
    Semaphore free = new Semaphore(atOnce);
    senders.execute(() -> {
      long next = System.nanoTime();
      for (int i = 0; !Thread.currentThread().isInterrupted(); i++) {
        Row row = rows.get(i % rows.size());
        if (free.tryAcquire()) {
          senders.execute(() -> {
            Answer answer = caller.post(url, "/predict", row.body());
            free.release();
            if (!Thread.currentThread().isInterrupted()) {
              tally.add(row, answer);
            }
          });
        }
        next += 1_000_000_000L / perSecond;
        LockSupport.parkNanos(next - System.nanoTime());
      }
    });
  }

  @Override
  public void close() {
    senders.shutdownNow();
    senders.close();
  }
}
