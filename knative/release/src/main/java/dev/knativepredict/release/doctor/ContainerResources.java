package dev.knativepredict.release.doctor;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What one container asks for, by resource, with the defaults of the namespace.
 *
 * @param ownLimits the limits without those defaults
 */
record ContainerResources(
    String name,
    Map<String, Quantity> requests,
    Map<String, Quantity> limits,
    Map<String, Quantity> ownLimits) {

  /**
   * As Kubernetes does: a limit without a request is the request as well, and only what is still
   * missing comes from the namespace.
   */
  static ContainerResources of(String name, JsonNode resources, LimitDefaults defaults) {
    Map<String, Quantity> own = quantities(resources.path("limits"));
    Map<String, Quantity> limits = new LinkedHashMap<>(defaults.limits());
    limits.putAll(own);
    Map<String, Quantity> requests = new LinkedHashMap<>(defaults.requests());
    requests.putAll(own);
    requests.putAll(quantities(resources.path("requests")));
    return new ContainerResources(name, requests, limits, own);
  }

  static Map<String, Quantity> quantities(JsonNode node) {
    Map<String, Quantity> found = new LinkedHashMap<>();
    node.properties()
        .forEach(field -> found.put(field.getKey(), Quantity.of(field.getValue().asText())));
    return found;
  }

  /**
   * The amount that a quota counts, such as {@code requests.cpu}, {@code limits.memory} or {@code
   * memory}; empty if the container doesn't say.
   */
  Optional<Quantity> amount(String quota) {
    return quota.startsWith("limits.")
        ? Optional.ofNullable(limits.get(quota.substring("limits.".length())))
        : Optional.ofNullable(requests.get(quota.replaceFirst("^requests\\.", "")));
  }
}
