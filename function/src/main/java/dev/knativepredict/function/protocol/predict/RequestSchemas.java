package dev.knativepredict.function.protocol.predict;

import dev.knativepredict.function.openapi.Schemas;
import dev.knativepredict.function.settings.Limits;
import dev.knativepredict.manifest.Feature;
import dev.knativepredict.manifest.Signature;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The JSON schemas of a request to {@code predict}. */
final class RequestSchemas {

  private final Signature signature;
  private final Limits limits;

  RequestSchemas(Signature signature, Limits limits) {
    this.signature = signature;
    this.limits = limits;
  }

  /** Either {@code features} or {@code instances}. */
  ObjectNode request() {
    ObjectNode features = Schemas.object();
    features.putArray("oneOf").add(row()).add(list(row()));
    ObjectNode request = Schemas.object();
    request
        .putArray("oneOf")
        .add(object("features", features))
        .add(object("instances", list(instance())));
    return request;
  }

  private ObjectNode list(ObjectNode row) {
    ObjectNode list = Schemas.type("array").put("minItems", 1).put("maxItems", limits.rows());
    list.set("items", row);
    return list;
  }

  private static ObjectNode object(String name, ObjectNode schema) {
    ObjectNode object = Schemas.type("object").put("additionalProperties", false);
    object.putObject("properties").set(name, schema);
    object.putArray("required").add(name);
    return object;
  }

  private ObjectNode row() {
    int size = signature.features().size();
    ObjectNode row = Schemas.type("array").put("minItems", size).put("maxItems", size);
    ArrayNode items = row.putArray("prefixItems");
    signature.features().forEach(feature -> items.add(value(feature)));
    return row.put("items", false);
  }

  private ObjectNode instance() {
    ObjectNode instance = Schemas.type("object").put("additionalProperties", false);
    ObjectNode properties = instance.putObject("properties");
    ArrayNode required = Schemas.object().arrayNode();
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
    ObjectNode value = Schemas.object().put("title", feature.name());
    ArrayNode types = Schemas.object().arrayNode();
    switch (feature) {
      case Feature.Numeric numeric -> {
        types.add("number");
        value
            .put(
                "description",
                "%s, in %s. The training data has %s to %s; other values are answered with a warning."
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
      case Feature.Flag flag -> {
        types.add("boolean");
        value.putArray("examples").add(flag.example());
      }
      case Feature.Text text -> {
        types.add("string");
        value.putArray("examples").add(text.example());
      }
    }
    if (feature.optional()) {
      types.add("null");
    }
    value.set("type", types.size() == 1 ? types.get(0) : types);
    return value;
  }
}
