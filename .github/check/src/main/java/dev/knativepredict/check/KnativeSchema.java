package dev.knativepredict.check;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.dialect.Dialects;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The schemas of Knative's own resource definitions. They are stricter here: an unknown field is an
 * error, while the API server would drop it without a word.
 */
final class KnativeSchema {

  private final Map<String, Schema> schemas = new HashMap<>();

  /**
   * @param definitions a folder of CustomResourceDefinitions
   */
  KnativeSchema(Path definitions) throws IOException {
    try (Stream<Path> files = Files.list(definitions)) {
      for (Path file : files.filter(f -> f.toString().endsWith(".yaml")).sorted().toList()) {
        Yaml.documents(file).forEach(this::add);
      }
    }
    if (schemas.isEmpty()) {
      throw new IOException("no resource definition in " + definitions);
    }
  }

  /** The errors of an object, one sentence each. */
  List<String> errors(JsonNode document) {
    Schema schema = schemas.get(type(document));
    if (schema == null) {
      return List.of("no schema of " + type(document));
    }
    return schema.validate(document).stream()
        .map(error -> error.getInstanceLocation() + ": " + error.getMessage())
        .toList();
  }

  /** Whether the definitions have kinds of the object's API group. */
  boolean covers(JsonNode document) {
    String group = type(document).replaceFirst("/.*", "");
    return schemas.keySet().stream().anyMatch(type -> type.startsWith(group + "/"));
  }

  /** The API version and the kind of an object, for example `serving.knative.dev/v1/Service`. */
  static String type(JsonNode document) {
    return document.path("apiVersion").asString("") + "/" + document.path("kind").asString("");
  }

  private void add(JsonNode definition) {
    JsonNode spec = definition.path("spec");
    for (JsonNode version : spec.path("versions")) {
      JsonNode schema = version.at("/schema/openAPIV3Schema");
      if (schema instanceof ObjectNode object) {
        // The API server adds these three to every object.
        ObjectNode properties = object.withObject("/properties");
        for (String field : List.of("apiVersion", "kind")) {
          properties.putObject(field).put("type", "string");
        }
        properties.putObject("metadata").put("type", "object");
        forbidUnknownFields(object);
        String type =
            "%s/%s/%s"
                .formatted(
                    spec.path("group").asString(),
                    version.path("name").asString(),
                    spec.at("/names/kind").asString());
        schemas.put(type, SchemaRegistry.withDialect(Dialects.getOpenApi30()).getSchema(object));
      }
    }
  }

  private static void forbidUnknownFields(JsonNode schema) {
    if (schema instanceof ObjectNode object
        && object.path("properties").isObject()
        && !object.has("additionalProperties")
        && !object.path("x-kubernetes-preserve-unknown-fields").asBoolean(false)) {
      object.put("additionalProperties", false);
    }
    new ArrayList<>(schema.values()).forEach(KnativeSchema::forbidUnknownFields);
  }
}
