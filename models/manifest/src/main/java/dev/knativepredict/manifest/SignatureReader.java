package dev.knativepredict.manifest;

import java.util.Arrays;
import java.util.List;

/**
 * Reads the signature of {@code manifest.json}. Those of earlier versions had one input tensor,
 * which all features filled, and one output tensor: {@code "input"} and {@code "output": {"tensor":
 * …}}.
 */
final class SignatureReader {

  private SignatureReader() {}

  static Signature signature(JsonElement node) {
    return node.names().contains("input") ? earlier(node) : current(node);
  }

  private static Signature current(JsonElement node) {
    node.only("features", "inputs", "outputs", "output");
    return new Signature(
        node.get("features").elements().stream().map(FeatureReader::feature).toList(),
        node.get("inputs").elements().stream().map(SignatureReader::tensor).toList(),
        node.get("outputs").elements().stream().map(SignatureReader::tensor).toList(),
        OutputReader.output(node.get("output")));
  }

  private static Signature earlier(JsonElement node) {
    node.only("features", "input", "output");
    TensorSpec input = tensor(node.get("input"));
    JsonElement output = node.get("output");
    TensorSpec tensor = tensor(output.get("tensor"));
    return new Signature(
        node.get("features").elements().stream()
            .map(feature -> FeatureReader.feature(feature, input.name()))
            .toList(),
        List.of(input),
        List.of(tensor),
        OutputReader.earlier(output, tensor.name()));
  }

  static IllegalArgumentException unknownType(JsonElement node, String expected) {
    return new IllegalArgumentException(
        "%s/type is '%s', not %s".formatted(node.path(), node.get("type").text(), expected));
  }

  private static TensorSpec tensor(JsonElement node) {
    node.only("name", "datatype", "shape");
    return new TensorSpec(
        node.get("name").text(),
        datatype(node.get("datatype")),
        node.get("shape").elements().stream().map(JsonElement::whole).toList());
  }

  private static Datatype datatype(JsonElement node) {
    String name = node.text();
    for (Datatype datatype : Datatype.values()) {
      if (datatype.name().equals(name)) {
        return datatype;
      }
    }
    throw new IllegalArgumentException(
        "%s is '%s', not one of %s"
            .formatted(node.path(), name, Arrays.toString(Datatype.values())));
  }
}
