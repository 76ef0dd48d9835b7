package dev.knativepredict.e2e.manifests;

import dev.knativepredict.e2e.cluster.Command;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** What kustomize makes of a folder. */
record Rendered(List<JsonNode> objects) {

  static Rendered of(Path folder) {
    String yaml = Command.output(Map.of(), List.of("kubectl", "kustomize", folder.toString()));
    List<JsonNode> objects = new ArrayList<>();
    try (var documents = new YAMLMapper().readerFor(JsonNode.class).readValues(yaml)) {
      documents.forEachRemaining(document -> objects.add((JsonNode) document));
    }
    return new Rendered(objects);
  }

  List<JsonNode> kind(String kind) {
    return objects.stream().filter(o -> o.path("kind").asString().equals(kind)).toList();
  }

  /** A copy of the Knative Service; there is one. */
  ObjectNode service() {
    List<JsonNode> services = kind("Service");
    if (services.size() != 1) {
      throw new IllegalStateException("%d Services, not one".formatted(services.size()));
    }
    return (ObjectNode) services.getFirst().deepCopy();
  }
}
