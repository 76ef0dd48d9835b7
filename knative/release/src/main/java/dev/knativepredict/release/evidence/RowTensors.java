package dev.knativepredict.release.evidence;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** Writes rows of features as tensors of the Open Inference Protocol, as docs/sealed.md says. */
record RowTensors(Signature signature) {

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  /** The body of a request. */
  ObjectNode body(List<JsonNode> rows) {
    ObjectNode body = JSON.objectNode();
    ArrayNode inputs = body.putArray("inputs");
    signature.inputs().forEach(input -> inputs.add(tensor(input, rows)));
    return body;
  }

  private ObjectNode tensor(JsonNode input, List<JsonNode> rows) {
    List<JsonNode> features = signature.featuresOf(input);
    boolean bool = input.path("datatype").asText().equals("BOOL");
    ArrayNode data = JSON.arrayNode();
    for (JsonNode row : rows) {
      features.forEach(feature -> write(feature, value(feature, row), bool, data));
    }
    ObjectNode tensor = JSON.objectNode();
    tensor.set("name", input.path("name"));
    tensor.set("datatype", input.path("datatype"));
    ArrayNode shape = tensor.putArray("shape").add(rows.size());
    if (input.path("shape").size() > 1) {
      shape.add(data.size() / rows.size());
    }
    tensor.set("data", data);
    return tensor;
  }

  private static JsonNode value(JsonNode feature, JsonNode row) {
    JsonNode value = row.path(feature.path("name").asText());
    return value.isNull() || value.isMissingNode() ? feature.path("whenMissing") : value;
  }

  private static void write(JsonNode feature, JsonNode value, boolean bool, ArrayNode data) {
    switch (feature.path("type").asText()) {
      case "category" -> category(feature, value.asText(""), data);
      case "boolean" -> {
        if (bool) {
          data.add(value);
        } else {
          data.add(value.asBoolean() ? 1 : 0);
        }
      }
      default -> data.add(value);
    }
  }

  /** Without a value it is an empty text, -1, or 0 everywhere. */
  private static void category(JsonNode feature, String value, ArrayNode data) {
    JsonNode values = feature.path("values");
    switch (feature.path("encoding").asText("one-hot")) {
      case "text" -> data.add(value);
      case "code" -> data.add(position(values, value));
      default -> values.forEach(one -> data.add(one.asText().equals(value) ? 1 : 0));
    }
  }

  private static int position(JsonNode values, String value) {
    for (int i = 0; i < values.size(); i++) {
      if (values.get(i).asText().equals(value)) {
        return i;
      }
    }
    return -1;
  }
}
