package dev.knativepredict.release.evidence;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a model takes and returns, as its manifest says it: docs/sealed.md.
 *
 * @param features of a row, in the order of a bare list; none if it is called by tensors only
 * @param inputs the tensors that they fill
 * @param output what a row's answer is
 */
record Signature(List<JsonNode> features, List<JsonNode> inputs, JsonNode output) {

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  /** Manifests of earlier versions have one input, which all features fill. */
  static Signature of(JsonNode node) {
    JsonNode inputs =
        node.has("input") ? JSON.arrayNode().add(node.get("input")) : node.path("inputs");
    return new Signature(list(node.path("features")), list(inputs), node.path("output"));
  }

  /** Whether a request may have any number of rows. */
  boolean takesAnyRows() {
    return inputs.stream().allMatch(input -> input.at("/shape/0").asLong(-1) == -1);
  }

  /** A row's values without their names. */
  ArrayNode bare(JsonNode row) {
    ArrayNode values = JSON.arrayNode();
    features.forEach(feature -> values.add(row.path(feature.path("name").asText()).deepCopy()));
    return values;
  }

  /** The features that fill a tensor, in the order of its columns. */
  List<JsonNode> featuresOf(JsonNode input) {
    String name = input.path("name").asText();
    return features.stream()
        .filter(feature -> feature.path("input").asText(name).equals(name))
        .toList();
  }

  /** The name of the tensor with the model's own answer; null if there is none. */
  @Nullable String answer() {
    return output.path("label").asText(value());
  }

  private @Nullable String value() {
    return output.path("type").asText().equals("value") ? tensor() : null;
  }

  /** The name of the tensor with a probability for each label; null if there is none. */
  @Nullable String probabilities() {
    String type = output.path("type").asText();
    return type.equals("classes") ? output.path("probabilities").asText(tensor()) : null;
  }

  /** Earlier manifests describe the tensor where later ones name it. */
  private @Nullable String tensor() {
    JsonNode tensor = output.path("tensor");
    return tensor.isObject() ? tensor.path("name").asText() : tensor.asText(null);
  }

  private static List<JsonNode> list(JsonNode nodes) {
    return nodes.valueStream().toList();
  }
}
