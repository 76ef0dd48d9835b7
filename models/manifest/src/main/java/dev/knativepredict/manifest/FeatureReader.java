package dev.knativepredict.manifest;

import dev.knativepredict.manifest.Feature.Encoding;

/** Reads a feature of {@code manifest.json}. */
final class FeatureReader {

  private FeatureReader() {}

  static Feature feature(JsonElement node) {
    return feature(node, node.get("input").text());
  }

  /**
   * Reads a feature.
   *
   * @param input the tensor that it fills
   */
  static Feature feature(JsonElement node, String input) {
    return switch (node.get("type").text()) {
      case "number" -> number(node, input);
      case "boolean" -> flag(node, input);
      case "text" -> text(node, input);
      case "category" -> category(node, input);
      default -> throw SignatureReader.unknownType(node, "number, boolean, text or category");
    };
  }

  private static Feature number(JsonElement node, String input) {
    node.only(
        "type", "name", "description", "input", "unit", "min", "max", "example", "whenMissing");
    return new Feature.Numeric(
        node.get("name").text(),
        node.text("description"),
        input,
        node.text("unit"),
        node.number("min"),
        node.number("max"),
        node.get("example").number(),
        node.number("whenMissing"));
  }

  private static Feature flag(JsonElement node, String input) {
    node.only("type", "name", "description", "input", "example", "whenMissing");
    return new Feature.Flag(
        node.get("name").text(),
        node.text("description"),
        input,
        node.get("example").truth(),
        node.has("whenMissing") ? Boolean.valueOf(node.get("whenMissing").truth()) : null);
  }

  private static Feature text(JsonElement node, String input) {
    node.only("type", "name", "description", "input", "example", "whenMissing");
    return new Feature.Text(
        node.get("name").text(),
        node.text("description"),
        input,
        node.get("example").text(),
        node.text("whenMissing"));
  }

  private static Feature category(JsonElement node, String input) {
    node.only("type", "name", "description", "input", "values", "encoding", "example", "optional");
    return new Feature.Categorical(
        node.get("name").text(),
        node.text("description"),
        input,
        node.get("values").elements().stream().map(JsonElement::text).toList(),
        node.has("encoding") ? encoding(node.get("encoding")) : Encoding.ONE_HOT,
        node.get("example").text(),
        node.get("optional").truth());
  }

  private static Encoding encoding(JsonElement node) {
    return switch (node.text()) {
      case "one-hot" -> Encoding.ONE_HOT;
      case "text" -> Encoding.TEXT;
      case "code" -> Encoding.CODE;
      default ->
          throw new IllegalArgumentException(
              "%s is '%s', not one-hot, text or code".formatted(node.path(), node.text()));
    };
  }
}
