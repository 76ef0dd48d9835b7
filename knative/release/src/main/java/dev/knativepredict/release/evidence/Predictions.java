package dev.knativepredict.release.evidence;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import org.jspecify.annotations.Nullable;

/** Compares responses of {@code POST /predict}. */
final class Predictions {

  /** The same model on two kinds of CPU differs by less. */
  private static final double TOLERANCE = 1e-5;

  private static final JsonMapper JSON = new JsonMapper();

  private Predictions() {}

  static JsonNode parse(String body) {
    try {
      return JSON.readTree(body);
    } catch (JsonProcessingException e) {
      return MissingNode.getInstance();
    }
  }

  /** Whether it is the expected response. */
  static boolean same(JsonNode expected, JsonNode actual) {
    return close(expected.path("prediction"), actual.path("prediction"))
        && (!expected.hasNonNull("probabilities")
            || close(expected.path("probabilities"), actual.path("probabilities")));
  }

  /** Whether two responses have the same predictions. Their probabilities may differ. */
  static boolean agree(JsonNode one, JsonNode other) {
    return one.path("prediction").isArray()
        && close(one.path("prediction"), other.path("prediction"));
  }

  /** Whether the prediction is the true value. Only a response to one row can be. */
  static boolean right(JsonNode answer, @Nullable JsonNode label) {
    JsonNode prediction = answer.path("prediction");
    return label != null && prediction.size() == 1 && close(prediction.get(0), label);
  }

  /** The largest difference between two probabilities of the same label; 0 if there are none. */
  static double distance(JsonNode one, JsonNode other) {
    return widest(one.path("probabilities"), other.path("probabilities"));
  }

  private static double widest(JsonNode one, JsonNode other) {
    if (one.isNumber() && other.isNumber()) {
      return Math.abs(one.doubleValue() - other.doubleValue());
    }
    double widest = 0;
    for (int i = 0; i < Math.min(one.size(), other.size()); i++) {
      widest = Math.max(widest, widest(one.path(i), other.path(i)));
    }
    return widest;
  }

  private static boolean close(JsonNode one, JsonNode other) {
    if (one.isNumber() && other.isNumber()) {
      double scale = Math.max(1, Math.abs(one.doubleValue()));
      return Math.abs(one.doubleValue() - other.doubleValue()) <= TOLERANCE * scale;
    }
    if (!one.isArray() || one.size() != other.size()) {
      return one.equals(other);
    }
    for (int i = 0; i < one.size(); i++) {
      if (!close(one.get(i), other.path(i))) {
        return false;
      }
    }
    return true;
  }
}
