package dev.knativepredict.manifest;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads the lines of {@code golden.jsonl}, and responses to compare with them. */
final class GoldenReader {

  private GoldenReader() {}

  static GoldenRow row(JsonElement node) {
    return node.get("request").names().contains("inputs") ? tensors(node) : rows(node);
  }

  static GoldenRow.Rows rows(GoldenRow row) {
    if (row instanceof GoldenRow.Rows rows) {
      return rows;
    }
    throw new IllegalArgumentException("it has tensors, not features");
  }

  private static GoldenRow rows(JsonElement node) {
    node.only("request", "answer", "label");
    JsonElement request = node.get("request").only("instances");
    List<Map<String, @Nullable Object>> instances = new ArrayList<>();
    for (JsonElement instance : request.get("instances").elements()) {
      instances.add(new LinkedHashMap<>(instance.members()));
    }
    JsonElement answer = node.get("answer").only("prediction", "probabilities");
    return new GoldenRow.Rows(
        new GoldenRow.Request(instances), answer(answer), node.get("label").value());
  }

  private static GoldenRow tensors(JsonElement node) {
    node.only("request", "answer");
    JsonElement answer = node.get("answer").only("outputs");
    return new GoldenRow.Tensors(node.get("request").members(), Map.of("outputs", outputs(answer)));
  }

  /** The tensors of an answer, without what else it says of them. */
  static List<Map<String, Object>> outputs(JsonElement node) {
    List<Map<String, Object>> outputs = new ArrayList<>();
    for (JsonElement output : node.get("outputs").elements()) {
      Map<String, Object> tensor = new LinkedHashMap<>();
      for (String part : List.of("name", "datatype", "shape", "data")) {
        tensor.put(part, output.get(part).notNull());
      }
      outputs.add(tensor);
    }
    return outputs;
  }

  static GoldenRow.Answer answer(JsonElement node) {
    List<Object> prediction = node.get("prediction").elementValues();
    return new GoldenRow.Answer(prediction, probabilities(node));
  }

  private static @Nullable List<List<Double>> probabilities(JsonElement node) {
    return node.has("probabilities")
        ? node.get("probabilities").elements().stream().map(GoldenReader::numbers).toList()
        : null;
  }

  private static List<Double> numbers(JsonElement node) {
    return node.elements().stream().map(JsonElement::number).toList();
  }
}
