package dev.knativepredict.release.evidence;

import dev.knativepredict.release.time.Time;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Sends known requests to the public URL over and over, so that a service without users can be
 * judged as well. The rate is steady: a slow response doesn't delay the next request. The moment is
 * random: at a fixed one, an ingress that takes turns would give each client the same revision.
 */
public final class Replay implements AutoCloseable {

  private final ExecutorService senders = Executors.newVirtualThreadPerTaskExecutor();
  private final Semaphore free;
  private final Caller caller;
  private final Time time;
  private final URI url;
  private final Tally tally;
  private final Thread clock;

  /** How fast: requests per second, and how many of them may wait for a response at most. */
  public record Rate(int perSecond, int concurrent) {
    Duration interval() {
      return Duration.ofSeconds(1).dividedBy(perSecond);
    }
  }

  /** Starts to send, until it is closed. */
  public Replay(Caller caller, Time time, URI url, Requests requests, Tally tally, Rate rate) {
    this.caller = caller;
    this.time = time;
    this.url = url;
    this.tally = tally;
    this.free = new Semaphore(rate.concurrent());
    this.clock = Thread.ofVirtual().start(() -> tick(requests, rate.interval()));
  }

  private void tick(Requests requests, Duration interval) {
    Instant next = time.instant();
    for (int i = 0; !Thread.currentThread().isInterrupted(); i++) {
      RecordedRequest request = requests.nth(i);
      Instant moment = next.plusNanos(ThreadLocalRandom.current().nextLong(interval.toNanos()));
      time.sleep(Duration.between(time.instant(), moment));
      if (free.tryAcquire()) {
        senders.execute(() -> send(request));
      }
      next = next.plus(interval);
    }
  }

  private void send(RecordedRequest request) {
    TimedResponse response = caller.post(url, request.path(), request.body());
    free.release();
    // A request that we broke off ourselves isn't the service's failure.
    if (!Thread.currentThread().isInterrupted()) {
      tally.add(request, response);
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
