package dev.knativepredict.release.doctor;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What a pod of the candidate asks for: the template's containers, and Knative's queue-proxy. */
record CandidatePod(List<ContainerResources> containers) {

  private static final String QUEUE_PROXY = "queue-proxy";

  /** Knative's default, which also holds if its setting can't be read. */
  private static final String CPU_REQUEST = "25m";

  private static final Map<String, String> SETTINGS =
      Map.of(
          "queue-sidecar-cpu-request", "/requests/cpu",
          "queue-sidecar-cpu-limit", "/limits/cpu",
          "queue-sidecar-memory-request", "/requests/memory",
          "queue-sidecar-memory-limit", "/limits/memory");

  static CandidatePod of(View view, LimitDefaults defaults) {
    List<ContainerResources> containers = new ArrayList<>();
    for (JsonNode container : view.template().containers()) {
      String name = container.path("name").asText("the container");
      containers.add(ContainerResources.of(name, container.path("resources"), defaults));
    }
    containers.add(ContainerResources.of(QUEUE_PROXY, queueProxy(view), defaults));
    return new CandidatePod(containers);
  }

  /** As in a pod that runs, which is exact, or as Knative's settings say. */
  private static JsonNode queueProxy(View view) {
    return view.pods().stream()
        .flatMap(pod -> View.elements(pod.at("/spec/containers")).stream())
        .filter(container -> container.path("name").asText().equals(QUEUE_PROXY))
        .map(container -> container.path("resources"))
        .findFirst()
        .orElseGet(() -> settings(view));
  }

  private static JsonNode settings(View view) {
    ObjectNode resources = JsonNodeFactory.instance.objectNode();
    resources.withObject("/requests").put("cpu", CPU_REQUEST);
    try {
      JsonNode config = view.config("config-deployment");
      SETTINGS.forEach((setting, place) -> {
        if (config.has(setting)) {
          int slash = place.lastIndexOf('/');
          resources
              .withObject(place.substring(0, slash))
              .set(place.substring(slash + 1), config.path(setting));
        }
      });
    } catch (NotSeen e) {
      // Then the default is the best guess.
    }
    return resources;
  }

  /** The sum that a quota counts. */
  Quantity amount(String quota) {
    return containers.stream()
        .flatMap(container -> container.amount(quota).stream())
        .reduce(Quantity.of("0"), Quantity::plus);
  }

  /** The containers that don't say what a quota counts: Kubernetes refuses their pod. */
  List<String> silent(String quota) {
    return containers.stream()
        .filter(container -> container.amount(quota).isEmpty())
        .map(ContainerResources::name)
        .toList();
  }
}
