package dev.knativepredict.function.protocol.v2;

import dev.knativepredict.function.inference.LoadedModel;
import dev.knativepredict.function.inference.Models;
import dev.knativepredict.function.openapi.ApiPaths;
import dev.knativepredict.function.openapi.Schemas;
import java.util.LinkedHashSet;
import java.util.Set;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The OpenAPI description of the protocol's calls, with requests that can be sent as they are. */
record V2Api(Models models) {

  void describe(ApiPaths paths) {
    for (String path : new String[] {V2Protocol.MODEL, V2Protocol.VERSION}) {
      boolean versioned = path.equals(V2Protocol.VERSION);
      paths.add(path, "get", metadata(versioned));
      paths.add(path + V2Protocol.INFER, "post", infer(versioned));
    }
  }

  private ObjectNode metadata(boolean versioned) {
    ObjectNode operation = operation(versioned, "metadata", "What a model takes and returns");
    operation
        .withObject("responses")
        .set("200", json("The names, types and shapes of tensors", V2Schemas.metadata()));
    return operation;
  }

  private ObjectNode infer(boolean versioned) {
    ObjectNode operation = operation(versioned, "infer", "Run a model on tensors");
    ObjectNode body = operation.putObject("requestBody").put("required", true);
    ObjectNode json = body.putObject("content").putObject("application/json");
    json.set("schema", V2Schemas.request());
    ObjectNode examples = json.putObject("examples");
    for (LoadedModel model : models.all().defaults()) {
      if (InferExample.isShort(model)) {
        examples
            .putObject(model.manifest().name())
            .put("summary", "Zeros for " + model.manifest().name())
            .set("value", InferExample.of(model));
      }
    }
    ObjectNode responses = operation.withObject("responses");
    responses.set("200", json("The outputs, or those that were asked for", V2Schemas.response()));
    responses.set("400", error("The body is invalid, or not for this model"));
    responses.set("413", error("The body is too long, or has too many rows"));
    responses.set("415", error("The Content-Type is not JSON"));
    responses.set("503", error("Too many requests at once, or the answer took too long"));
    return operation;
  }

  private ObjectNode operation(boolean versioned, String name, String summary) {
    ObjectNode operation = Schemas.object();
    operation.put("operationId", versioned ? name + "OfVersion" : name);
    operation.putArray("tags").add("v2");
    operation.put("summary", summary);
    ArrayNode parameters = operation.putArray("parameters");
    Set<String> names = new LinkedHashSet<>();
    Set<String> versions = new LinkedHashSet<>();
    for (LoadedModel model : models.all().defaults()) {
      names.add(model.manifest().name());
      versions.addAll(models.versions(model.manifest().name()));
    }
    parameters.add(parameter("model", names));
    if (versioned) {
      parameters.add(parameter("version", versions));
    }
    operation.putObject("responses").set("404", error("No such model, or not in this version"));
    return operation;
  }

  private static ObjectNode parameter(String name, Set<String> values) {
    ObjectNode parameter =
        Schemas.object().put("name", name).put("in", "path").put("required", true);
    ObjectNode schema = Schemas.type("string");
    ArrayNode known = schema.putArray("enum");
    values.forEach(known::add);
    parameter.set("schema", schema);
    return parameter;
  }

  private static ObjectNode error(String description) {
    return json(description, Schemas.strings("error"));
  }

  private static ObjectNode json(String description, ObjectNode schema) {
    return Schemas.response(description, "application/json", schema);
  }
}
