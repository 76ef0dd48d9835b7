package dev.knativepredict.function.openapi;

import static dev.knativepredict.function.openapi.RequestSchemas.type;

import dev.knativepredict.manifest.Output;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The JSON schemas of what comes out. */
final class ResponseSchemas {

  private static final JsonMapper JSON = new JsonMapper();

  private ResponseSchemas() {}

  /** A prediction a row, and who made it. */
  static ObjectNode predictions(Output output) {
    ObjectNode schema = type("object");
    ObjectNode properties = schema.putObject("properties");
    ArrayNode required = schema.putArray("required").add("prediction").add("model").add("version");
    switch (output) {
      case Output.Classes classes -> {
        ObjectNode label = JSON.createObjectNode().put("description", classes.description());
        ArrayNode labels = label.putArray("enum");
        classes.labels().forEach(labels::addPOJO);
        properties.set("prediction", array(label));
        properties.set("probabilities", array(array(type("number"))));
        properties.set("labels", array(label.deepCopy()));
        required.add("probabilities").add("labels");
      }
      case Output.Value value ->
          properties.set(
              "prediction",
              array(
                  type("number")
                      .put(
                          "description",
                          "%s, in %s".formatted(value.description(), value.unit()))));
    }
    properties.set("model", type("string"));
    properties.set("version", type("string"));
    properties.set("warnings", array(finding()));
    return schema;
  }

  static ObjectNode problem() {
    ObjectNode schema = strings("type", "title", "detail");
    ObjectNode properties = schema.withObject("properties");
    properties.set("status", type("integer"));
    properties.set("violations", array(finding()));
    return schema;
  }

  static ObjectNode identity() {
    return strings("status", "model", "version", "sha256", "revision", "commit");
  }

  static ObjectNode status() {
    return strings("status");
  }

  private static ObjectNode finding() {
    return strings("pointer", "detail");
  }

  private static ObjectNode strings(String... names) {
    ObjectNode schema = type("object");
    ObjectNode properties = schema.putObject("properties");
    ArrayNode required = schema.putArray("required");
    for (String name : names) {
      properties.set(name, type("string"));
      required.add(name);
    }
    return schema;
  }

  private static ObjectNode array(ObjectNode items) {
    ObjectNode array = type("array");
    array.set("items", items);
    return array;
  }
}
