package dev.knativepredict.function.protocol.predict;

import dev.knativepredict.function.openapi.Schemas;
import dev.knativepredict.manifest.Output;
import dev.knativepredict.manifest.Signature;
import dev.knativepredict.manifest.TensorSpec;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The JSON schema of the response of {@code predict}. */
final class ResponseSchemas {

  private final ObjectNode properties = Schemas.object();
  private final ArrayNode required;
  private final ObjectNode schema = Schemas.type("object");

  private ResponseSchemas() {
    schema.set("properties", properties);
    required = schema.putArray("required").add("prediction").add("model").add("version");
  }

  /**
   * One prediction per row, and which model made it.
   *
   * @param withIds whether labels have an id, by which the right one may come later
   */
  static ObjectNode predictions(Signature signature, boolean withIds) {
    ResponseSchemas response = new ResponseSchemas();
    switch (signature.output()) {
      case Output.Classes classes -> response.classes(classes, withIds);
      case Output.Value value -> response.value(value, signature);
      case Output.Tensors _ -> response.tensors(signature);
    }
    response.properties.set("model", Schemas.type("string"));
    response.properties.set("version", Schemas.type("string"));
    response.properties.set("warnings", Schemas.violations());
    return response.schema;
  }

  private void classes(Output.Classes classes, boolean withIds) {
    ObjectNode label = described(Schemas.object(), classes.description());
    ArrayNode labels = label.putArray("enum");
    classes.labels().forEach(labels::addPOJO);
    properties.set("prediction", Schemas.array(label));
    properties.set("labels", Schemas.array(label.deepCopy()));
    required.add("labels");
    if (classes.probabilities() != null) {
      properties.set("probabilities", Schemas.array(Schemas.array(Schemas.type("number"))));
      required.add("probabilities");
    }
    if (withIds) {
      properties.set("ids", Schemas.array(Schemas.type("string")));
      required.add("ids");
    }
  }

  private void value(Output.Value value, Signature signature) {
    ObjectNode element = Numbers.element(signature.output(value.tensor()).datatype());
    String what =
        Stream.of(value.description(), value.unit() == null ? null : "in " + value.unit())
            .filter(Objects::nonNull)
            .collect(Collectors.joining(", "));
    properties.set("prediction", Schemas.array(described(element, what)));
  }

  private void tensors(Signature signature) {
    ObjectNode slice;
    if (signature.outputs().size() == 1) {
      slice = slice(signature.outputs().getFirst());
    } else {
      slice = Schemas.type("object");
      ObjectNode tensors = slice.putObject("properties");
      ArrayNode names = slice.putArray("required");
      for (TensorSpec output : signature.outputs()) {
        tensors.set(output.name(), slice(output));
        names.add(output.name());
      }
    }
    properties.set("prediction", Schemas.array(described(slice, signature.output().description())));
  }

  private static ObjectNode slice(TensorSpec output) {
    ObjectNode slice = Numbers.element(output.datatype());
    for (int dimension = 1; dimension < output.shape().size(); dimension++) {
      slice = Schemas.array(slice);
    }
    return slice;
  }

  private static ObjectNode described(ObjectNode schema, @Nullable String description) {
    return description == null || description.isEmpty()
        ? schema
        : schema.put("description", description);
  }
}
