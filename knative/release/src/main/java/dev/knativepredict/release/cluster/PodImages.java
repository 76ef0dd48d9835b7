package dev.knativepredict.release.cluster;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerStatus;
import io.fabric8.kubernetes.api.model.Pod;
import java.util.List;
import java.util.Optional;

/** Which image pods run, as their nodes name it. */
final class PodImages {

  private static final String QUEUE_PROXY = "queue-proxy";

  private PodImages() {}

  /** Those of the containers that serve, the first ones but for Knative's own. */
  static List<String> of(List<Pod> pods) {
    return pods.stream().flatMap(pod -> image(pod).stream()).distinct().sorted().toList();
  }

  private static Optional<String> image(Pod pod) {
    String serving =
        pod.getSpec().getContainers().stream()
            .map(Container::getName)
            .filter(name -> !name.equals(QUEUE_PROXY))
            .findFirst()
            .orElse("");
    return pod.getStatus().getContainerStatuses().stream()
        .filter(status -> status.getName().equals(serving))
        .map(ContainerStatus::getImageID)
        .filter(image -> image != null && !image.isEmpty())
        .findFirst();
  }
}
