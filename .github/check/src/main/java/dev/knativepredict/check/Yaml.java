package dev.knativepredict.check;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** Reads YAML files. */
final class Yaml {

  private static final YAMLMapper MAPPER = new YAMLMapper();

  private Yaml() {}

  /** All documents of a file that are objects, in their order. */
  static List<JsonNode> documents(Path file) throws IOException {
    try (var documents = MAPPER.readerFor(JsonNode.class).<JsonNode>readValues(file)) {
      return documents.readAll().stream().filter(JsonNode::isObject).toList();
    }
  }
}
