package dev.knativepredict.function.protocol.predict;

import dev.knativepredict.function.openapi.ApiPaths;
import dev.knativepredict.function.openapi.Schemas;
import dev.knativepredict.function.settings.Limits;
import dev.knativepredict.function.settings.Settings;
import dev.knativepredict.manifest.Manifest;
import tools.jackson.databind.node.ObjectNode;

/** The OpenAPI description of {@code POST /predict}, made from the model's signature. */
public final class PredictApi {

  private final Limits limits;
  private final boolean withIds;

  public PredictApi(Settings settings) {
    this.limits = settings.limits();
    this.withIds = settings.feedback() != null;
  }

  /** Adds the operation at a path, unless the model has no features. */
  public void describe(String path, Manifest model, ApiPaths paths) {
    if (model.signature().features().isEmpty()) {
      return;
    }
    ObjectNode operation = Schemas.object();
    operation.put("operationId", path.substring(1).replace('/', '-'));
    operation.putArray("tags").add("predict");
    operation.put("summary", model.description());
    ObjectNode body = operation.putObject("requestBody").put("required", true);
    ObjectNode json = body.putObject("content").putObject("application/json");
    json.set("schema", new RequestSchemas(model.signature(), limits).request());
    json.set("examples", Examples.of(model.signature()));
    addResponses(model, operation.putObject("responses"));
    paths.add(path, "post", operation);
  }

  /** A command for a shell that asks for a prediction, or for the tensors to ask with. */
  public static String curl(Manifest model, int port) {
    if (model.signature().features().isEmpty()) {
      return "curl -s localhost:%d/v2/models/%s".formatted(port, model.name());
    }
    String row = Examples.of(model.signature()).at("/row/value").toString();
    return "curl -s localhost:%d/predict -H 'Content-Type: application/json' -d '%s'"
        // An apostrophe ends the text, is there by itself, and begins the text again.
        .formatted(port, row.replace("'", "'\\''"));
  }

  private void addResponses(Manifest model, ObjectNode responses) {
    ObjectNode predictions = ResponseSchemas.predictions(model.signature(), withIds);
    responses.set(
        "200", Schemas.response("One prediction per row", "application/json", predictions));
    responses.set("400", Schemas.refusal("The body is invalid; each violation has a JSON pointer"));
    responses.set("413", Schemas.refusal("The body is too long, or has too many rows"));
    responses.set("415", Schemas.refusal("The Content-Type is not JSON"));
    responses.set("503", Schemas.refusal("Too many requests at once, or the answer took too long"));
  }
}
