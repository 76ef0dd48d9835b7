package dev.knativepredict.release.evidence;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Rows of features that one request asks for.
 *
 * @param values of each row, by the features' names
 * @param answer the response that they have to get
 * @param label the true value of the first row; null if it isn't known
 */
record Rows(List<JsonNode> values, JsonNode answer, @Nullable JsonNode label) {

  /** Those of a golden row; none if it has tensors. */
  static Rows of(RecordedRequest golden) {
    JsonNode instances = Predictions.parse(golden.body()).path("instances");
    List<JsonNode> values = instances.valueStream().toList();
    return new Rows(values, Predictions.answer(golden.expected()), golden.label());
  }

  boolean isEmpty() {
    return values.isEmpty();
  }

  Rows plus(Rows others) {
    ObjectNode both = JsonNodeFactory.instance.objectNode();
    for (String part : Predictions.PER_ROW) {
      if (answer.hasNonNull(part)) {
        ArrayNode joined = both.putArray(part);
        answer.path(part).forEach(joined::add);
        others.answer.path(part).forEach(joined::add);
      }
    }
    return new Rows(Stream.concat(values.stream(), others.values.stream()).toList(), both, label);
  }

  @Override
  public String toString() {
    return values.size() == 1 ? "one row" : values.size() + " rows";
  }
}
