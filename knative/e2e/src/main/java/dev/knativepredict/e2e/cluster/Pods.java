package dev.knativepredict.e2e.cluster;

import static java.util.Objects.requireNonNull;

import io.fabric8.kubernetes.api.model.Pod;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;

/** What pods say of themselves. */
public record Pods(Namespace namespace) {

  private static final Duration PATIENCE = Duration.ofSeconds(5);

  /** The metrics of the management port, once the pod has them; never by the route. */
  public String metrics(Pod pod) {
    String name = requireNonNull(pod.getMetadata().getName());
    String path =
        "/api/v1/namespaces/%s/pods/%s:8081/proxy/metrics".formatted(namespace.name(), name);
    AtomicReference<String> text = new AtomicReference<>("");
    Await.until(
        PATIENCE,
        "metrics of " + name,
        () -> {
          text.set(namespace.admin().attempt("get", "--raw", path).out());
          return !text.get().isBlank();
        });
    return text.get();
  }
}
