package dev.knativepredict.function.openapi;

import dev.knativepredict.function.settings.Limits;
import dev.knativepredict.manifest.Manifest;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The OpenAPI 3.1 description of a model's function, made from its signature. */
final class OpenApi {

  private static final JsonMapper JSON = new JsonMapper();

  private final Manifest model;
  private final RequestSchemas requests;

  OpenApi(Manifest model, Limits limits) {
    this.model = model;
    this.requests = new RequestSchemas(model.signature(), limits);
  }

  byte[] json() {
    ObjectNode api = JSON.createObjectNode();
    api.put("openapi", "3.1.0");
    api.putObject("info")
        .put("title", model.name())
        .put("version", model.version())
        .put("description", model.description());
    ObjectNode paths = api.putObject("paths");
    paths.putObject("/predict").set("post", predict());
    paths.putObject("/").set("get", get("Which model answers", ResponseSchemas.identity()));
    paths
        .putObject("/livez")
        .set("get", get("Whether the process lives", ResponseSchemas.status()));
    ObjectNode ready = get("Whether requests may come", ResponseSchemas.status());
    ready
        .withObject("responses")
        .set("503", response("Not now", "application/json", ResponseSchemas.status()));
    paths.putObject("/readyz").set("get", ready);
    return JSON.writeValueAsBytes(api);
  }

  private ObjectNode predict() {
    ObjectNode operation = JSON.createObjectNode();
    operation.put("operationId", "predict");
    operation.putArray("tags").add("predict");
    operation.put("summary", model.description());
    ObjectNode body = operation.putObject("requestBody").put("required", true);
    ObjectNode json = body.putObject("content").putObject("application/json");
    json.set("schema", requests.request());
    json.set("examples", requests.examples());
    ObjectNode responses = operation.putObject("responses");
    responses.set(
        "200",
        response(
            "A prediction a row",
            "application/json",
            ResponseSchemas.predictions(model.signature().output())));
    problem(responses, "400", "The body can't be answered; every reason has a JSON pointer");
    problem(responses, "413", "The body is too long, or has too many rows");
    problem(responses, "415", "The body is not JSON by its Content-Type");
    problem(responses, "503", "Too many requests at once, or the answer took too long");
    return operation;
  }

  private void problem(ObjectNode responses, String status, String description) {
    responses.set(
        status, response(description, "application/problem+json", ResponseSchemas.problem()));
  }

  private static ObjectNode get(String summary, ObjectNode schema) {
    ObjectNode operation = JSON.createObjectNode().put("summary", summary);
    operation.putArray("tags").add("about");
    operation.putObject("responses").set("200", response("Yes", "application/json", schema));
    return operation;
  }

  private static ObjectNode response(String description, String contentType, ObjectNode schema) {
    ObjectNode response = JSON.createObjectNode().put("description", description);
    response.putObject("content").putObject(contentType).set("schema", schema);
    return response;
  }
}
