package dev.knativepredict.e2e.cluster;

import static java.util.Objects.requireNonNull;

import io.fabric8.kubernetes.api.model.Pod;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;

/** Reads the metrics of pods. */
public record Pods(Namespace namespace) {

  private static final Duration LIMIT = Duration.ofSeconds(5);

  /** The metrics from the management port of a pod. A request to the service would wake it. */
  public String metrics(Pod pod) {
    String name = requireNonNull(pod.getMetadata().getName());
    String path =
        "/api/v1/namespaces/%s/pods/%s:8081/proxy/metrics".formatted(namespace.name(), name);
    AtomicReference<String> text = new AtomicReference<>("");
    Await.until(
        LIMIT,
        "metrics of " + name,
        () -> {
          text.set(namespace.admin().attempt("get", "--raw", path).out());
          return !text.get().isBlank();
        });
    return text.get();
  }
}
