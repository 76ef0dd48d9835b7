package dev.knativepredict.release.evidence;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.function.IntUnaryOperator;
import java.util.stream.StreamSupport;

/** A model that says whether numbers are odd, in every form in which the function is asked. */
final class OddModel {

  static final String SIGNATURE =
      """
      {"features": [{"type": "number", "name": "number", "input": "x", "whenMissing": null}],
       "inputs": [{"name": "x", "datatype": "INT64", "shape": [-1, 1]}],
       "outputs": [{"name": "y", "datatype": "INT64", "shape": [-1]}],
       "output": {"type": "classes", "labels": [0, 1], "label": "y", "probabilities": null}}
      """;

  /** What its service describes. */
  static final String OPENAPI =
      """
      {"paths": {
        "/predict": {"post": {}},
        "/v2/models/{model}/infer":
          {"post": {"parameters": [{"name": "model", "schema": {"enum": ["even"]}}]}}}}
      """;

  private OddModel() {}

  static Signature signature() {
    return Signature.of(Predictions.parse(SIGNATURE));
  }

  /**
   * The body of a response.
   *
   * @param opinion what it makes of a number
   */
  static String answer(String body, IntUnaryOperator opinion) {
    JsonNode request = Predictions.parse(body);
    List<Integer> answers = numbers(request).stream().map(opinion::applyAsInt).toList();
    return request.has("inputs") ? tensor(answers) : "{\"prediction\":%s}".formatted(answers);
  }

  private static List<Integer> numbers(JsonNode request) {
    if (request.has("instances")) {
      return list(request.path("instances")).stream()
          .map(one -> one.path("number").asInt())
          .toList();
    }
    JsonNode values =
        request.has("inputs") ? request.at("/inputs/0/data") : request.path("features");
    return list(values).stream().map(one -> (one.isArray() ? one.get(0) : one).asInt()).toList();
  }

  private static List<JsonNode> list(JsonNode nodes) {
    return StreamSupport.stream(nodes.spliterator(), false).toList();
  }

  /** A response with one tensor. */
  static String tensor(List<? extends Number> numbers) {
    return "{\"outputs\":[{\"name\":\"y\",\"datatype\":\"INT64\",\"shape\":[%d],\"data\":%s}]}"
        .formatted(numbers.size(), numbers);
  }
}
