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
    node.only("request", "answer", "label");
    JsonElement request = node.get("request").only("instances");
    List<Map<String, @Nullable Object>> instances = new ArrayList<>();
    for (JsonElement instance : request.get("instances").elements()) {
      instances.add(new LinkedHashMap<>(instance.members()));
    }
    JsonElement answer = node.get("answer").only("prediction", "probabilities");
    return new GoldenRow(
        new GoldenRow.Request(instances), answer(answer), node.get("label").notNull());
  }

  static GoldenRow.Answer answer(JsonElement node) {
    List<Object> prediction = node.get("prediction").elementValues();
    return new GoldenRow.Answer(prediction, probabilities(node));
  }

  private static @Nullable List<List<Double>> probabilities(JsonElement node) {
    if (!node.names().contains("probabilities") || node.get("probabilities").isNull()) {
      return null;
    }
    return node.get("probabilities").elements().stream().map(GoldenReader::numbers).toList();
  }

  private static List<Double> numbers(JsonElement node) {
    return node.elements().stream().map(JsonElement::number).toList();
  }
}
