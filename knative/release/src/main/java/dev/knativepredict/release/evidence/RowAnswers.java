package dev.knativepredict.release.evidence;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads the tensors of a response as the answers to rows that {@code /predict} gives. */
record RowAnswers(Signature signature) {

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  /** The response in the form of {@code /predict}; missing if it has no tensors. */
  JsonNode of(JsonNode response) {
    List<JsonNode> outputs = response.path("outputs").valueStream().toList();
    if (outputs.isEmpty()) {
      return MissingNode.getInstance();
    }
    ObjectNode answer = JSON.objectNode();
    if (signature.output().path("type").asText().equals("tensors")) {
      answer.set("prediction", slices(outputs));
      return answer;
    }
    JsonNode probabilities = tensor(outputs, signature.probabilities());
    if (!probabilities.isMissingNode()) {
      answer.set("probabilities", rows(probabilities));
    }
    String name = signature.answer();
    answer.set(
        "prediction",
        name == null ? likeliest(answer) : tensor(outputs, name).path("data").deepCopy());
    return answer;
  }

  private static JsonNode tensor(List<JsonNode> outputs, @Nullable String name) {
    return outputs.stream()
        .filter(output -> output.path("name").asText().equals(name))
        .findFirst()
        .orElse(MissingNode.getInstance());
  }

  private ArrayNode likeliest(ObjectNode answer) {
    ArrayNode labels = JSON.arrayNode();
    for (JsonNode row : answer.path("probabilities")) {
      int best = 0;
      for (int i = 1; i < row.size(); i++) {
        best = row.get(i).asDouble() > row.get(best).asDouble() ? i : best;
      }
      labels.add(signature.output().path("labels").path(best));
    }
    return labels;
  }

  /** Of one tensor, a row's slice; of several, an object by their names. */
  private static ArrayNode slices(List<JsonNode> outputs) {
    if (outputs.size() == 1) {
      return rows(outputs.getFirst());
    }
    ArrayNode slices = JSON.arrayNode();
    for (JsonNode output : outputs) {
      ArrayNode rows = rows(output);
      for (int row = 0; row < rows.size(); row++) {
        ObjectNode slice = row < slices.size() ? (ObjectNode) slices.get(row) : slices.addObject();
        slice.set(output.path("name").asText(), rows.get(row));
      }
    }
    return slices;
  }

  private static ArrayNode rows(JsonNode tensor) {
    ArrayNode rows = JSON.arrayNode();
    Iterator<JsonNode> data = tensor.path("data").iterator();
    while (data.hasNext()) {
      rows.add(slice(tensor.path("shape"), 1, data));
    }
    return rows;
  }

  private static JsonNode slice(JsonNode shape, int dimension, Iterator<JsonNode> data) {
    if (dimension >= shape.size()) {
      return data.hasNext() ? data.next() : JSON.nullNode();
    }
    ArrayNode slice = JSON.arrayNode();
    for (int i = 0; i < shape.get(dimension).asInt(); i++) {
      slice.add(slice(shape, dimension + 1, data));
    }
    return slice;
  }
}
