package dev.knativepredict.release.evidence;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/**
 * A request to send.
 *
 * @param form in which form something is asked, for messages: the path, and what the body has
 * @param path {@code /predict}, or that of the model's tensors
 * @param body the body of the POST
 * @param expected the response that the candidate's model has to give; null if it isn't known
 * @param label the true value of the first row; null if it isn't known
 * @param rows the signature of the model whose tensors in the response are answers to rows; null if
 *     the response is compared as it is
 */
public record RecordedRequest(
    String form,
    String path,
    String body,
    @Nullable JsonNode expected,
    @Nullable JsonNode label,
    @Nullable Signature rows) {

  /** A request in the form in which somebody wrote it down. */
  static RecordedRequest asRecorded(
      String path, String body, @Nullable JsonNode expected, @Nullable JsonNode label) {
    return new RecordedRequest(path + " as recorded", path, body, expected, label, null);
  }

  /** The response's body, in the form of {@code /predict} if rows were asked for. */
  JsonNode answer(TimedResponse response) {
    JsonNode body = Predictions.parse(response.body());
    return rows == null ? body : new RowAnswers(rows).of(body);
  }

  /**
   * What two revisions are compared by: the first row, where the others are golden rows as well.
   */
  JsonNode compared(TimedResponse response) {
    JsonNode answer = answer(response);
    return Predictions.answer(expected).path("prediction").size() > 1
        ? Predictions.firstRow(answer)
        : answer;
  }

  /** Whether it is another than the expected response; false if none is expected. */
  boolean isWrong(TimedResponse response) {
    return expected != null && !Predictions.same(expected, answer(response));
  }

  /**
   * The path that a body is sent to.
   *
   * @param model the name of the model that tensors are for
   */
  static String path(JsonNode body, String model) {
    return hasTensors(body) ? infer(model) : "/predict";
  }

  static String infer(String model) {
    return "/v2/models/%s/infer".formatted(model);
  }

  static boolean hasTensors(JsonNode body) {
    return body.has("inputs");
  }
}
