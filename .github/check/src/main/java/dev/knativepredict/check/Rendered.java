package dev.knativepredict.check;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * The objects of one environment, as kustomize renders them.
 *
 * @param objects in the order of the file
 */
record Rendered(List<JsonNode> objects) {

  static Rendered read(Path file) throws IOException {
    return new Rendered(Yaml.documents(file));
  }

  /** The objects of a kind, of whatever API group. */
  List<JsonNode> kind(String kind) {
    return objects.stream().filter(o -> o.path("kind").asString("").equals(kind)).toList();
  }
}
