package dev.knativepredict.manifest;

import dev.knativepredict.manifest.Reference.Confidence;
import dev.knativepredict.manifest.Reference.Spread;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/** Reads {@code reference.json}. */
final class ReferenceReader {

  private ReferenceReader() {}

  static Reference reference(JsonElement node) {
    node.only("rows", "features", "predictions", "probabilities", "confidence");
    return new Reference(
        node.get("rows").integer(),
        map(node.get("features"), ReferenceReader::spread),
        spread(node.get("predictions")),
        map(node.get("probabilities"), ReferenceReader::bins),
        node.has("confidence") ? confidence(node.get("confidence")) : null);
  }

  private static Confidence confidence(JsonElement node) {
    node.only("rows", "correct");
    return new Confidence(
        node.get("rows").elements().stream().map(JsonElement::integer).toList(),
        node.get("correct").elements().stream().map(JsonElement::integer).toList());
  }

  private static Spread spread(JsonElement node) {
    String type = node.get("type").text();
    return switch (type) {
      case "bins" -> bins(node);
      case "categories" -> categories(node);
      default ->
          throw new IllegalArgumentException(
              "%s/type is '%s', not bins or categories".formatted(node.path(), type));
    };
  }

  private static Spread.Bins bins(JsonElement node) {
    node.only("type", "edges", "shares", "missing");
    return new Spread.Bins(
        node.get("edges").elements().stream().map(JsonElement::number).toList(),
        node.get("shares").elements().stream().map(JsonElement::number).toList(),
        node.get("missing").number());
  }

  private static Spread.Categories categories(JsonElement node) {
    node.only("type", "shares", "missing");
    return new Spread.Categories(
        map(node.get("shares"), JsonElement::number), node.get("missing").number());
  }

  private static <T> SortedMap<String, T> map(JsonElement node, Function<JsonElement, T> value) {
    SortedMap<String, T> map = new TreeMap<>();
    node.names().forEach(name -> map.put(name, value.apply(node.get(name))));
    return map;
  }
}
