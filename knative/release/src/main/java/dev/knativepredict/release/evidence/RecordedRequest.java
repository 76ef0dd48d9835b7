package dev.knativepredict.release.evidence;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/**
 * A request to send.
 *
 * @param path {@code /predict}, or that of the model's tensors
 * @param body the body of the POST
 * @param expected the response that the candidate's model has to give; null if it isn't known
 * @param label the true value; null if it isn't known
 */
public record RecordedRequest(
    String path, String body, @Nullable JsonNode expected, @Nullable JsonNode label) {

  /**
   * The path that a body is sent to.
   *
   * @param model the name of the model that tensors are for
   */
  static String path(JsonNode body, String model) {
    return hasTensors(body) ? "/v2/models/%s/infer".formatted(model) : "/predict";
  }

  static boolean hasTensors(JsonNode body) {
    return body.has("inputs");
  }
}
