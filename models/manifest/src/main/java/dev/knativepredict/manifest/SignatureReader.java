package dev.knativepredict.manifest;

import java.util.Arrays;
import java.util.List;

/** Reads the signature of {@code manifest.json}. */
final class SignatureReader {

  private SignatureReader() {}

  static Signature signature(JsonElement node) {
    node.only("features", "input", "output");
    return new Signature(
        node.get("features").elements().stream().map(SignatureReader::feature).toList(),
        tensor(node.get("input")),
        output(node.get("output")));
  }

  private static Feature feature(JsonElement node) {
    String name = node.get("name").text();
    String description = node.get("description").text();
    String type = node.get("type").text();
    if (type.equals("number")) {
      node.only("type", "name", "description", "unit", "min", "max", "example", "whenMissing");
      JsonElement missing = node.get("whenMissing");
      return new Feature.Numeric(
          name,
          description,
          node.get("unit").text(),
          node.get("min").number(),
          node.get("max").number(),
          node.get("example").number(),
          missing.isNull() ? null : missing.number());
    }
    if (type.equals("category")) {
      node.only("type", "name", "description", "values", "example", "optional");
      return new Feature.Categorical(
          name,
          description,
          node.get("values").elements().stream().map(JsonElement::text).toList(),
          node.get("example").text(),
          node.get("optional").truth());
    }
    throw unknown(node, type, "number or category");
  }

  private static Output output(JsonElement node) {
    TensorSpec tensor = tensor(node.get("tensor"));
    String description = node.get("description").text();
    String type = node.get("type").text();
    if (type.equals("classes")) {
      node.only("type", "tensor", "labels", "description");
      List<Object> labels =
          node.get("labels").elements().stream().map(JsonElement::notNull).toList();
      return new Output.Classes(tensor, labels, description);
    }
    if (type.equals("value")) {
      node.only("type", "tensor", "unit", "description");
      return new Output.Value(tensor, node.get("unit").text(), description);
    }
    throw unknown(node, type, "classes or value");
  }

  private static IllegalArgumentException unknown(JsonElement node, String type, String expected) {
    return new IllegalArgumentException(
        "%s/type is '%s', not %s".formatted(node.path(), type, expected));
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
