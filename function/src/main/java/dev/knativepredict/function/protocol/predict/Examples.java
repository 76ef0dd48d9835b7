package dev.knativepredict.function.protocol.predict;

import dev.knativepredict.manifest.Feature;
import dev.knativepredict.manifest.Signature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Requests to {@code predict} that can be sent as they are. */
final class Examples {

  private static final JsonMapper JSON = new JsonMapper();

  private Examples() {}

  /** One row in the signature's order, and one by name; as many as the graph was made for. */
  static ObjectNode of(Signature signature) {
    ArrayNode row = JSON.createArrayNode();
    ObjectNode instance = JSON.createObjectNode();
    for (Feature feature : signature.features()) {
      JsonNode value = value(feature);
      row.add(value);
      instance.set(feature.name(), value);
    }
    long batch = batch(signature);
    String summary = batch > 1 ? batch + " rows" : "One row";
    ObjectNode examples = JSON.createObjectNode();
    ObjectNode bare = examples.putObject("row").put("summary", summary).putObject("value");
    bare.set("features", batch > 1 ? times(batch, row) : row);
    examples
        .putObject("named")
        .put("summary", summary + ", by name")
        .putObject("value")
        .set("instances", times(batch, instance));
    return examples;
  }

  /** How many rows a request has to have; 1 if it decides. */
  static long batch(Signature signature) {
    return Math.max(1, signature.fixedRows());
  }

  private static ArrayNode times(long count, JsonNode row) {
    ArrayNode rows = JSON.createArrayNode();
    for (long i = 0; i < count; i++) {
      rows.add(row);
    }
    return rows;
  }

  static JsonNode value(Feature feature) {
    return switch (feature) {
      case Feature.Numeric numeric -> number(numeric.example());
      case Feature.Categorical categorical ->
          JSON.getNodeFactory().stringNode(categorical.example());
      case Feature.Flag flag -> JSON.getNodeFactory().booleanNode(flag.example());
      case Feature.Text text -> JSON.getNodeFactory().stringNode(text.example());
    };
  }

  private static JsonNode number(double value) {
    return value == Math.rint(value)
        ? JSON.getNodeFactory().numberNode((long) value)
        : JSON.getNodeFactory().numberNode(value);
  }
}
