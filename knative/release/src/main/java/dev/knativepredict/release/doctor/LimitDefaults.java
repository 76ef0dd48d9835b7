package dev.knativepredict.release.doctor;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What the LimitRanges of the namespace give to a container that doesn't say it itself. */
record LimitDefaults(Map<String, Quantity> requests, Map<String, Quantity> limits) {

  /** The limits for each container; there are also some for whole pods and for volumes. */
  static List<JsonNode> ofContainers(View view) {
    return view.list(view.core("limitranges"), "LimitRanges").stream()
        .flatMap(range -> View.elements(range.at("/spec/limits")).stream())
        .filter(limit -> limit.path("type").asText().equals("Container"))
        .toList();
  }

  static LimitDefaults of(List<JsonNode> ofContainers) {
    Map<String, Quantity> requests = new LinkedHashMap<>();
    Map<String, Quantity> limits = new LinkedHashMap<>();
    for (JsonNode limit : ofContainers) {
      requests.putAll(ContainerResources.quantities(limit.path("defaultRequest")));
      limits.putAll(ContainerResources.quantities(limit.path("default")));
    }
    return new LimitDefaults(requests, limits);
  }
}
