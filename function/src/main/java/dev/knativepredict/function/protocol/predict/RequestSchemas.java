package dev.knativepredict.function.protocol.predict;

import dev.knativepredict.function.openapi.Schemas;
import dev.knativepredict.function.settings.Limits;
import dev.knativepredict.manifest.Feature;
import dev.knativepredict.manifest.Signature;
import dev.knativepredict.manifest.TensorSpec;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The JSON schemas of a request to {@code predict}. */
final class RequestSchemas {

  private final Signature signature;
  private final Limits limits;
  private final long batch;
  private final boolean isFixed;

  RequestSchemas(Signature signature, Limits limits) {
    this.signature = signature;
    this.limits = limits;
    this.batch = Examples.batch(signature);
    this.isFixed = signature.fixedRows() != TensorSpec.ANY;
  }

  /** Either {@code features} or {@code instances}. */
  ObjectNode request() {
    ObjectNode features = Schemas.object();
    ArrayNode forms = features.putArray("oneOf");
    if (batch == 1) {
      forms.add(row());
    }
    forms.add(list(row()));
    ObjectNode request = Schemas.object();
    request
        .putArray("oneOf")
        .add(object("features", features))
        .add(object("instances", list(instance())));
    return request;
  }

  private ObjectNode list(ObjectNode row) {
    long most = isFixed ? batch : limits.rows();
    ObjectNode list = Schemas.type("array").put("minItems", batch).put("maxItems", most);
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
    signature.features().forEach(feature -> items.add(FeatureSchemas.of(feature, signature)));
    return row.put("items", false);
  }

  private ObjectNode instance() {
    ObjectNode instance = Schemas.type("object").put("additionalProperties", false);
    ObjectNode properties = instance.putObject("properties");
    ArrayNode required = Schemas.object().arrayNode();
    for (Feature feature : signature.features()) {
      properties.set(feature.name(), FeatureSchemas.of(feature, signature));
      if (!feature.optional()) {
        required.add(feature.name());
      }
    }
    if (!required.isEmpty()) {
      instance.set("required", required);
    }
    return instance;
  }
}
