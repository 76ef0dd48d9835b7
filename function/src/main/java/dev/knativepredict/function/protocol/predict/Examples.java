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

  /** One row in the signature's order, and one by name. */
  static ObjectNode of(Signature signature) {
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
        case Feature.Flag flag -> {
          row.add(flag.example());
          instance.put(flag.name(), flag.example());
        }
        case Feature.Text text -> {
          row.add(text.example());
          instance.put(text.name(), text.example());
        }
      }
    }
    ObjectNode examples = JSON.createObjectNode();
    examples.putObject("row").put("summary", "One row").putObject("value").set("features", row);
    examples
        .putObject("named")
        .put("summary", "One row, by name")
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
}
