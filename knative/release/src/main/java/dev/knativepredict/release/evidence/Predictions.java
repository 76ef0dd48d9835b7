package dev.knativepredict.release.evidence;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.function.BiPredicate;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Compares responses with predictions, or with the tensors of the Open Inference Protocol. */
final class Predictions {

  /** The same model on two kinds of CPU differs by less. */
  private static final double TOLERANCE = 1e-5;

  /** What an answer has one of for each row. */
  static final List<String> PER_ROW = List.of("prediction", "probabilities");

  private static final JsonMapper JSON = new JsonMapper();

  private Predictions() {}

  static JsonNode parse(String body) {
    try {
      return JSON.readTree(body);
    } catch (JsonProcessingException e) {
      return MissingNode.getInstance();
    }
  }

  /** The expected response; missing if none is known. */
  static JsonNode answer(@Nullable JsonNode expected) {
    return expected == null ? MissingNode.getInstance() : expected;
  }

  /** Whether it is the expected response. */
  static boolean same(JsonNode expected, JsonNode actual) {
    return close(expected.path("prediction"), actual.path("prediction"))
        && close(expected.path("outputs"), actual.path("outputs"))
        && (!expected.hasNonNull("probabilities")
            || close(expected.path("probabilities"), actual.path("probabilities")));
  }

  /** Whether two responses have the same predictions. Their probabilities may differ. */
  static boolean agree(JsonNode one, JsonNode other) {
    return one.path("prediction").isArray()
        && close(one.path("prediction"), other.path("prediction"));
  }

  /** The answer to the first row alone. */
  static JsonNode firstRow(JsonNode answer) {
    ObjectNode first = JSON.createObjectNode();
    for (String part : PER_ROW) {
      if (answer.path(part).has(0)) {
        first.putArray(part).add(answer.path(part).get(0));
      }
    }
    return first;
  }

  /** Whether the first row's prediction is the true value. */
  static boolean right(JsonNode answer, @Nullable JsonNode label) {
    return label != null && close(answer.path("prediction").path(0), label);
  }

  /** The value that the first row is answered with; NaN if it is none. */
  static double value(JsonNode answer) {
    return answer.path("prediction").path(0).asDouble(Double.NaN);
  }

  /** Whether two responses differ in numbers only, outside of what their versions are. */
  static boolean sameForm(JsonNode one, JsonNode other) {
    return form(one.path("prediction"), other.path("prediction"))
        && form(one.path("outputs"), other.path("outputs"))
        && one.findValues("shape").equals(other.findValues("shape"));
  }

  private static boolean form(JsonNode one, JsonNode other) {
    return (one.isNumber() && other.isNumber()) || every(one, other, Predictions::form);
  }

  /** The largest difference between two numbers at the same place; 0 if there are none. */
  static double distance(JsonNode one, JsonNode other) {
    if (one.isNumber() && other.isNumber()) {
      return Math.abs(one.doubleValue() - other.doubleValue());
    }
    double widest = 0;
    for (int i = 0; i < Math.min(one.size(), other.size()); i++) {
      widest = Math.max(widest, distance(one.path(i), other.path(i)));
    }
    for (Map.Entry<String, JsonNode> field : one.properties()) {
      widest = Math.max(widest, distance(field.getValue(), other.path(field.getKey())));
    }
    return widest;
  }

  private static boolean close(JsonNode one, JsonNode other) {
    if (one.isNumber() && other.isNumber()) {
      double scale = Math.max(1, Math.abs(one.doubleValue()));
      return Math.abs(one.doubleValue() - other.doubleValue()) <= TOLERANCE * scale;
    }
    return every(one, other, Predictions::close);
  }

  /** Whether something holds for all that is inside of two, or else they are equal. */
  private static boolean every(
      JsonNode one, JsonNode other, BiPredicate<JsonNode, JsonNode> holds) {
    if (!one.isContainerNode() || one.getNodeType() != other.getNodeType()) {
      return one.equals(other);
    }
    if (one.size() != other.size()) {
      return false;
    }
    return one.isArray()
        ? IntStream.range(0, one.size()).allMatch(i -> holds.test(one.get(i), other.get(i)))
        : one.properties().stream()
            .allMatch(field -> holds.test(field.getValue(), other.path(field.getKey())));
  }
}
