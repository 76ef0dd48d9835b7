package dev.knativepredict.release.cluster;

import dev.knativepredict.release.plan.Refused;
import dev.knativepredict.release.traffic.RevisionName;
import io.fabric8.kubernetes.api.model.ContainerStatus;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.RequestConfig;
import io.fabric8.kubernetes.client.RequestConfigBuilder;
import java.net.HttpURLConnection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads the metrics of pods, where the usual annotations say, through the API server. */
record PodMetrics(KubernetesClient client, String namespace) {

  private static final String QUEUE_PROXY = "queue-proxy";

  /** A look doesn't wait for a pod that doesn't respond: the next look is near. */
  private static final RequestConfig ONCE =
      new RequestConfigBuilder().withRequestTimeout(1_000).withRequestRetryBackoffLimit(0).build();

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
        "/api/v1/namespaces/%s/pods/%s:%s/proxy%s"
            .formatted(
                namespace,
                pod.getMetadata().getName(),
                port,
                annotations.getOrDefault("prometheus.io/path", "/metrics"));
    try {
      String text = client.newClient(ONCE).raw(path);
      return text == null ? "" : text;
    } catch (KubernetesClientException e) {
      if (e.getCode() == HttpURLConnection.HTTP_FORBIDDEN) {
        throw new Refused("the account may not get pods/proxy", e);
      }
      return "";
    }
  }

  /** The pods of a revision. */
  static List<Pod> pods(KubernetesClient client, String namespace, RevisionName name) {
    return client
        .pods()
        .inNamespace(namespace)
        .withLabel("serving.knative.dev/revision", name.value())
        .list()
        .getItems();
  }
}
