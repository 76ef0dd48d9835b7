package dev.knativepredict.function.openapi;

import dev.knativepredict.function.settings.Limits;
import dev.knativepredict.manifest.Feature;
import dev.knativepredict.manifest.Signature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The JSON schemas of what goes in, with examples. */
final class RequestSchemas {

  private static final JsonMapper JSON = new JsonMapper();

  private final Signature signature;
  private final Limits limits;

  RequestSchemas(Signature signature, Limits limits) {
    this.signature = signature;
    this.limits = limits;
  }

  /** Either {@code features} or {@code instances}. */
  ObjectNode request() {
    ObjectNode features = JSON.createObjectNode();
    features.putArray("oneOf").add(row()).add(list(row()));
    ObjectNode request = JSON.createObjectNode();
    request
        .putArray("oneOf")
        .add(object("features", features))
        .add(object("instances", list(instance())));
    return request;
  }

  private ObjectNode list(ObjectNode row) {
    ObjectNode list = type("array").put("minItems", 1).put("maxItems", limits.rows());
    list.set("items", row);
    return list;
  }

  private static ObjectNode object(String name, ObjectNode schema) {
    ObjectNode object = type("object").put("additionalProperties", false);
    object.putObject("properties").set(name, schema);
    object.putArray("required").add(name);
    return object;
  }

  private ObjectNode row() {
    int size = signature.features().size();
    ObjectNode row = type("array").put("minItems", size).put("maxItems", size);
    ArrayNode items = row.putArray("prefixItems");
    signature.features().forEach(feature -> items.add(value(feature)));
    return row.put("items", false);
  }

  private ObjectNode instance() {
    ObjectNode instance = type("object").put("additionalProperties", false);
    ObjectNode properties = instance.putObject("properties");
    ArrayNode required = JSON.createArrayNode();
    for (Feature feature : signature.features()) {
      properties.set(feature.name(), value(feature));
      if (!feature.optional()) {
        required.add(feature.name());
      }
    }
    if (!required.isEmpty()) {
      instance.set("required", required);
    }
    return instance;
  }

  private static ObjectNode value(Feature feature) {
    ObjectNode value = JSON.createObjectNode().put("title", feature.name());
    ArrayNode types = JSON.createArrayNode();
    switch (feature) {
      case Feature.Numeric numeric -> {
        types.add("number");
        value
            .put(
                "description",
                "%s, in %s. The model has seen %s to %s; anything else is answered with a warning."
                    .formatted(numeric.description(), numeric.unit(), numeric.min(), numeric.max()))
            .put("minimum", -(double) Float.MAX_VALUE)
            .put("maximum", (double) Float.MAX_VALUE);
        value.putArray("examples").add(numeric.example());
      }
      case Feature.Categorical categorical -> {
        types.add("string");
        value.put("description", categorical.description());
        ArrayNode values = value.putArray("enum");
        categorical.values().forEach(values::add);
        if (feature.optional()) {
          values.addNull();
        }
        value.putArray("examples").add(categorical.example());
      }
    }
    if (feature.optional()) {
      types.add("null");
    }
    value.set("type", types.size() == 1 ? types.get(0) : types);
    return value;
  }

  ObjectNode examples() {
    ArrayNode row = JSON.createArrayNode();
    ObjectNode instance = JSON.createObjectNode();
    for (Feature feature : signature.features()) {
      switch (feature) {
        case Feature.Numeric numeric -> {
          row.add(number(numeric.example()));
          instance.set(numeric.name(), number(numeric.example()));
        }
        case Feature.Categorical categorical -> {
          row.add(categorical.example());
          instance.put(categorical.name(), categorical.example());
        }
      }
    }
    ObjectNode examples = JSON.createObjectNode();
    examples.putObject("row").put("summary", "One row").putObject("value").set("features", row);
    examples
        .putObject("named")
        .put("summary", "A row by name")
        .putObject("value")
        .putArray("instances")
        .add(instance);
    return examples;
  }

  private static JsonNode number(double value) {
    return value == Math.rint(value)
        ? JSON.getNodeFactory().numberNode((long) value)
        : JSON.getNodeFactory().numberNode(value);
  }

  static ObjectNode type(String type) {
    return JSON.createObjectNode().put("type", type);
  }
}
