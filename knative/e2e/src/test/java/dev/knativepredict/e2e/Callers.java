package dev.knativepredict.e2e;

import dev.knativepredict.e2e.cluster.Await;
import dev.knativepredict.e2e.load.ServiceClient;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Callers that go on until they are closed, whatever they are answered. */
final class Callers implements AutoCloseable {

  private static final Duration PAUSE = Duration.ofMillis(500);
  private static final Duration LIMIT = Duration.ofMinutes(2);

  private final List<Thread> callers = new ArrayList<>();

  /** What a caller does again and again. */
  private interface Step {
    void run() throws InterruptedException;
  }

  /** One that posts the same body twice a second. */
  void calm(OwnNamespace own, String body) {
    start(() -> post(own.client, body, PAUSE));
  }

  /** Many that post the same body as soon as they are answered. */
  void busy(int callers, OwnNamespace own, String body) {
    for (int i = 0; i < callers; i++) {
      start(() -> post(own.client, body, Duration.ofMillis(10)));
    }
  }

  /** One that posts when there is no pod. */
  void rare(OwnNamespace own, String body) {
    start(() -> {
      Await.until(LIMIT, "its pods don't end", () -> own.service.serving().isEmpty());
      post(own.client, body, PAUSE);
    });
  }

  private void start(Step step) {
    callers.add(
        Thread.ofVirtual()
            .start(() -> {
              try {
                while (true) {
                  step.run();
                }
              } catch (InterruptedException closed) {
                Thread.currentThread().interrupt();
              }
            }));
  }

  private static void post(ServiceClient client, String body, Duration pause)
      throws InterruptedException {
    try {
      client.post("/predict", body);
    } catch (IOException notThisTime) {
      Thread.sleep(PAUSE);
    }
    Thread.sleep(pause);
  }

  @Override
  public void close() {
    callers.forEach(Thread::interrupt);
  }
}
