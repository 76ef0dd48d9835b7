package dev.knativepredict.e2e.load;

import dev.knativepredict.e2e.load.RequestResult.Outcome;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;

/**
 * Sends requests at a constant rate, like many independent users: a request doesn't wait for the
 * response to another one, and a slow service gets as many requests as a fast one.
 */
public final class LoadGenerator implements AutoCloseable {

  private final ServiceClient service;
  private final List<TestRequest> requests;
  private final Queue<RequestResult> results = new ConcurrentLinkedQueue<>();
  private final ExecutorService users = Executors.newVirtualThreadPerTaskExecutor();
  private final Thread clock;
  private volatile boolean running = true;

  private LoadGenerator(ServiceClient service, List<TestRequest> requests, int perSecond) {
    this.service = service;
    this.requests = requests;
    this.clock = Thread.ofPlatform().name("load").unstarted(() -> sendAll(perSecond));
  }

  /** Starts to send the requests in turn, again and again. */
  public static LoadGenerator start(
      ServiceClient service, List<TestRequest> requests, int perSecond) {
    LoadGenerator load = new LoadGenerator(service, requests, perSecond);
    load.clock.start();
    return load;
  }

  /** Sends no more requests, and waits for all responses. */
  public LoadResult stop() {
    close();
    return new LoadResult(List.copyOf(results));
  }

  @Override
  public void close() {
    running = false;
    LockSupport.unpark(clock);
    try {
      clock.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    users.close();
  }

  private void sendAll(int perSecond) {
    long began = System.nanoTime();
    for (long n = 0; running; n++) {
      TestRequest request = requests.get((int) (n % requests.size()));
      users.execute(() -> results.add(send(request)));
      long due = began + (n + 1) * Duration.ofSeconds(1).toNanos() / perSecond;
      while (running && System.nanoTime() < due) {
        LockSupport.parkNanos(due - System.nanoTime());
      }
    }
  }

  private RequestResult send(TestRequest request) {
    Instant sent = Instant.now();
    try {
      HttpResponse<String> response = service.post("/predict", request.body());
      Duration took = Duration.between(sent, Instant.now());
      int status = response.statusCode();
      String revision = response.headers().firstValue("Revision").orElse("");
      boolean cold = response.headers().firstValue("Start").orElse("").equals("cold");
      Outcome outcome = request.judge(status, response.body());
      return new RequestResult(sent, took, status, revision, cold, outcome);
    } catch (IOException | InterruptedException noResponse) {
      Duration took = Duration.between(sent, Instant.now());
      return new RequestResult(sent, took, 0, "", false, Outcome.FAILED);
    }
  }
}
