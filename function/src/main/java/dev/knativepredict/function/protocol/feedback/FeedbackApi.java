package dev.knativepredict.function.protocol.feedback;

import dev.knativepredict.function.openapi.Schemas;
import tools.jackson.databind.node.ObjectNode;

/** The OpenAPI description of {@code POST /feedback}. */
final class FeedbackApi {

  private FeedbackApi() {}

  /** The operation; a request has this many labels at most. */
  static ObjectNode operation(int most) {
    ObjectNode operation = Schemas.object().put("operationId", "feedback");
    operation.putArray("tags").add("feedback");
    operation.put("summary", "Say what answers should have been");
    ObjectNode body = operation.putObject("requestBody").put("required", true);
    body.putObject("content").putObject("application/json").set("schema", request(most));
    ObjectNode responses = operation.putObject("responses");
    responses.set("200", Schemas.response("They are counted", "application/json", counted()));
    responses.set("400", Schemas.refusal("Nothing is counted; each violation has a JSON pointer"));
    responses.set("413", Schemas.refusal("The body is too long, or has too many labels"));
    responses.set("415", Schemas.refusal("The Content-Type is not JSON"));
    return operation;
  }

  private static ObjectNode request(int most) {
    ObjectNode list = Schemas.array(label()).put("minItems", 1).put("maxItems", most);
    ObjectNode several = Schemas.type("object").put("additionalProperties", false);
    several.putObject("properties").set("feedback", list);
    several.putArray("required").add("feedback");
    ObjectNode request = Schemas.object();
    request.putArray("oneOf").add(label()).add(several);
    return request;
  }

  private static ObjectNode label() {
    ObjectNode label = Schemas.type("object").put("additionalProperties", false);
    ObjectNode properties = label.putObject("properties");
    properties.set("id", Schemas.type("string").put("description", "One of the ids of an answer"));
    ObjectNode actual = properties.putObject("label");
    actual.putArray("type").add("string").add("integer");
    actual.put("description", "One of the model's labels: the right one");
    label.putArray("required").add("id").add("label");
    return label;
  }

  private static ObjectNode counted() {
    ObjectNode counted = Schemas.type("object");
    counted.putObject("properties").set("counted", Schemas.type("integer"));
    counted.putArray("required").add("counted");
    return counted;
  }
}
