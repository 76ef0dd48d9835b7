package dev.knativepredict.function.openapi;

import dev.knativepredict.function.inference.LoadedModel;
import dev.knativepredict.function.inference.ModelSet;
import dev.knativepredict.manifest.Manifest;
import java.util.List;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The OpenAPI 3.1 description of a model's function: what the protocols say of themselves. */
final class OpenApi {

  private static final JsonMapper JSON = new JsonMapper();

  private final ModelSet models;
  private final List<? extends Described> protocols;

  OpenApi(ModelSet models, List<? extends Described> protocols) {
    this.models = models;
    this.protocols = protocols;
  }

  byte[] json() {
    ObjectNode api = JSON.createObjectNode();
    api.put("openapi", "3.1.0");
    describeModels(api.putObject("info"));
    // Relative to this description, so that paths hold behind a proxy that adds a prefix.
    api.putArray("servers").addObject().put("url", ".");
    ApiPaths paths = new ApiPaths(api.putObject("paths"));
    protocols.forEach(protocol -> protocol.describe(paths));
    describeProcess(paths);
    return JSON.writeValueAsBytes(api);
  }

  private void describeModels(ObjectNode info) {
    LoadedModel only = models.only();
    if (only != null) {
      Manifest model = only.manifest();
      info.put("title", model.name()).put("version", model.version());
      info.put("description", model.description());
    } else {
      String names = String.join(", ", models.byName().keySet());
      info.put("title", names).put("version", "1").put("description", "Several models: " + names);
    }
  }

  private void describeProcess(ApiPaths paths) {
    ObjectNode identity =
        models.only() == null
            ? Schemas.strings("status", "revision", "commit")
            : Schemas.strings("status", "model", "version", "sha256", "revision", "commit");
    paths.add("/", "get", get("Which model answers", identity));
    ObjectNode status = Schemas.strings("status");
    paths.add("/livez", "get", get("Whether the process is alive", status));
    ObjectNode ready = get("Whether the function takes requests", status);
    ready
        .withObject("responses")
        .set("503", Schemas.response("Not now", "application/json", status.deepCopy()));
    paths.add("/readyz", "get", ready);
  }

  private static ObjectNode get(String summary, ObjectNode schema) {
    ObjectNode operation = JSON.createObjectNode().put("summary", summary);
    operation.putArray("tags").add("about");
    operation
        .putObject("responses")
        .set("200", Schemas.response("Yes", "application/json", schema));
    return operation;
  }
}
