package dev.knativepredict.release.cluster;

import dev.knativepredict.release.api.ApiRequest;
import dev.knativepredict.release.api.ApiResponse;
import dev.knativepredict.release.api.ApiServer;
import dev.knativepredict.release.plan.Refused;
import io.fabric8.kubernetes.api.model.ContainerStatus;
import io.fabric8.kubernetes.api.model.Pod;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads the metrics of pods, where the usual annotations say, through the API server. */
record PodMetrics(ApiServer server, ResourcePaths paths) {

  private static final String QUEUE_PROXY = "queue-proxy";

  /** A look doesn't wait for a pod that doesn't respond: the next look is near. */
  private static final Duration TIMEOUT = Duration.ofSeconds(1);

  /** The metrics by process, each of which is one start of a container. */
  Map<String, String> of(List<Pod> pods) {
    Map<String, String> found = new HashMap<>();
    for (Pod pod : pods) {
      process(pod).ifPresent(process -> found.put(process, read(pod)));
    }
    return found;
  }

  /** Queue-proxy has a container of its own. */
  private static Optional<String> process(Pod pod) {
    return pod.getStatus().getContainerStatuses().stream()
        .filter(status -> !status.getName().equals(QUEUE_PROXY))
        .filter(status -> status.getState() != null && status.getState().getRunning() != null)
        .map(ContainerStatus::getContainerID)
        .findFirst();
  }

  private String read(Pod pod) {
    Map<String, String> annotations = pod.getMetadata().getAnnotations();
    String port = annotations.get("prometheus.io/port");
    if (port == null) {
      return "";
    }
    String path =
        paths.ofPod(
            pod.getMetadata().getName(),
            port,
            annotations.getOrDefault("prometheus.io/path", "/metrics"));
    try {
      ApiResponse response = server.send(ApiRequest.get(path).within(TIMEOUT));
      if (response.status() == HttpURLConnection.HTTP_FORBIDDEN) {
        throw new Refused("the account may not get pods/proxy");
      }
      return response.status() == HttpURLConnection.HTTP_OK ? response.body() : "";
    } catch (IOException e) {
      return "";
    }
  }
}
