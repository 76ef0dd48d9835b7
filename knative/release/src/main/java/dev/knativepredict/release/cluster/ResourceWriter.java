package dev.knativepredict.release.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.knativepredict.release.traffic.Target;
import dev.knativepredict.release.traffic.Traffic;
import java.util.LinkedHashMap;
import java.util.Map;

/** Writes a change as JSON for the API server. */
final class ResourceWriter {

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private ResourceWriter() {}

  /** All labels and annotations that the Service has after the change. */
  static Map<String, ObjectNode> metadata(
      Change change, Map<String, String> labels, Map<String, String> annotations) {
    var newLabels = new LinkedHashMap<>(labels);
    var newAnnotations = new LinkedHashMap<>(annotations);
    newLabels.putAll(change.labels());
    newAnnotations.putAll(change.annotations());
    ServiceAnnotations.write(newAnnotations, change.state());
    return Map.of("labels", texts(newLabels), "annotations", texts(newAnnotations));
  }

  /**
   * The parts of the spec that the change replaces.
   *
   * <p>A template whose name is the live one's is left out: Knative would add no defaults to it,
   * and take their absence for a change.
   *
   * @param live the live template
   */
  static ObjectNode spec(Change change, JsonNode live) {
    ObjectNode spec = JSON.objectNode();
    if (change.template() != null && !name(change.template()).equals(name(live))) {
      spec.set("template", change.template());
    }
    spec.set("traffic", traffic(change.state().traffic()));
    return spec;
  }

  private static String name(JsonNode template) {
    return template.at("/metadata/name").asText();
  }

  private static ArrayNode traffic(Traffic traffic) {
    ArrayNode targets = JSON.arrayNode();
    for (Target target : traffic.targets()) {
      targets
          .addObject()
          .put("revisionName", target.revision().value())
          .put("latestRevision", false)
          .put("percent", target.percent().value())
          .put("tag", target.tag().text());
    }
    return targets;
  }

  static void replace(ArrayNode patch, String path, JsonNode value) {
    // In a JSON patch, "add" replaces a value that exists.
    patch.addObject().put("op", "add").put("path", path).set("value", value);
  }

  /** The path to an annotation in a JSON patch. */
  static String annotation(String name) {
    return "/metadata/annotations/" + name.replace("~", "~0").replace("/", "~1");
  }

  private static ObjectNode texts(Map<String, String> map) {
    ObjectNode node = JSON.objectNode();
    map.forEach(node::put);
    return node;
  }
}
