package dev.knativepredict.e2e;

import dev.knativepredict.e2e.cluster.Await;
import dev.knativepredict.e2e.cluster.PredictService;
import io.fabric8.kubernetes.api.model.Pod;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Looks twice a second which pods a service has, and adds up how long each was there. */
final class PodClock implements AutoCloseable {

  private static final Duration PAUSE = Duration.ofMillis(500);

  /** One pod. */
  private record PodTime(Instant first, Instant last) {}

  private final PredictService service;
  private final Map<String, PodTime> pods = new ConcurrentHashMap<>();
  private final Thread thread;
  private volatile boolean closed;

  private PodClock(PredictService service) {
    this.service = service;
    this.thread = Thread.ofVirtual().unstarted(this::look);
  }

  static PodClock start(PredictService service) {
    PodClock clock = new PodClock(service);
    clock.thread.start();
    return clock;
  }

  private void look() {
    while (!closed) {
      Instant now = Instant.now();
      service.pods().forEach(pod -> add(pod, now));
      Await.pause(PAUSE);
    }
  }

  private void add(Pod pod, Instant now) {
    pods.compute(
        pod.getMetadata().getName(),
        (_, seen) -> new PodTime(seen == null ? now : seen.first, now));
  }

  /** How long all of them were there. */
  Duration together() {
    return pods.values().stream()
        .map(seen -> Duration.between(seen.first, seen.last))
        .reduce(Duration.ZERO, Duration::plus);
  }

  @Override
  public void close() {
    closed = true;
  }
}
