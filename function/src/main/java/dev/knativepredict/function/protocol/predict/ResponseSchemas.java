package dev.knativepredict.function.protocol.predict;

import dev.knativepredict.function.openapi.Schemas;
import dev.knativepredict.manifest.Output;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The JSON schema of the response of {@code predict}. */
final class ResponseSchemas {

  private ResponseSchemas() {}

  /** One prediction per row, and which model made it. */
  static ObjectNode predictions(Output output) {
    ObjectNode schema = Schemas.type("object");
    ObjectNode properties = schema.putObject("properties");
    ArrayNode required = schema.putArray("required").add("prediction").add("model").add("version");
    switch (output) {
      case Output.Classes classes -> {
        ObjectNode label = Schemas.object().put("description", classes.description());
        ArrayNode labels = label.putArray("enum");
        classes.labels().forEach(labels::addPOJO);
        properties.set("prediction", Schemas.array(label));
        properties.set("probabilities", Schemas.array(Schemas.array(Schemas.type("number"))));
        properties.set("labels", Schemas.array(label.deepCopy()));
        required.add("probabilities").add("labels");
      }
      case Output.Value value ->
          properties.set(
              "prediction",
              Schemas.array(
                  Schemas.type("number")
                      .put(
                          "description",
                          "%s, in %s".formatted(value.description(), value.unit()))));
      case Output.Tensors _ -> properties.set("prediction", Schemas.type("array"));
    }
    properties.set("model", Schemas.type("string"));
    properties.set("version", Schemas.type("string"));
    properties.set("warnings", Schemas.violations());
    return schema;
  }
}
