package dev.knativepredict.manifest;

import java.util.List;

/** Reads what a row's answer is from {@code manifest.json}. */
final class OutputReader {

  private OutputReader() {}

  static Output output(JsonElement node) {
    return switch (node.get("type").text()) {
      case "classes" -> {
        node.only("type", "labels", "label", "probabilities", "description");
        yield new Output.Classes(
            labels(node), node.text("label"), node.text("probabilities"), node.text("description"));
      }
      case "value" -> {
        node.only("type", "tensor", "unit", "description");
        yield new Output.Value(
            node.get("tensor").text(), node.text("unit"), node.text("description"));
      }
      case "tensors" -> {
        node.only("type", "description");
        yield new Output.Tensors(node.text("description"));
      }
      default -> throw SignatureReader.unknownType(node, "classes, value or tensors");
    };
  }

  /** Reads the form of earlier versions, with one tensor. */
  static Output earlier(JsonElement node, String tensor) {
    String description = node.get("description").text();
    return switch (node.get("type").text()) {
      case "classes" -> {
        node.only("type", "tensor", "labels", "description");
        yield new Output.Classes(labels(node), null, tensor, description);
      }
      case "value" -> {
        node.only("type", "tensor", "unit", "description");
        yield new Output.Value(tensor, node.get("unit").text(), description);
      }
      default -> throw SignatureReader.unknownType(node, "classes or value");
    };
  }

  private static List<Object> labels(JsonElement node) {
    return node.get("labels").elements().stream().map(JsonElement::notNull).toList();
  }
}
