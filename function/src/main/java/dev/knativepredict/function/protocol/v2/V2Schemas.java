package dev.knativepredict.function.protocol.v2;

import dev.knativepredict.function.openapi.Schemas;
import dev.knativepredict.manifest.Datatype;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The JSON schemas of the protocol's bodies. */
final class V2Schemas {

  private V2Schemas() {}

  static ObjectNode request() {
    ObjectNode request = Schemas.type("object");
    ObjectNode properties = request.putObject("properties");
    properties.set("id", optional("string"));
    properties.set("parameters", optional("object"));
    ObjectNode input = tensor(0);
    input.withObject("properties").set("parameters", optional("object"));
    addData(input);
    properties.set("inputs", Schemas.array(input).put("minItems", 1));
    ObjectNode output = Schemas.strings("name");
    output.withObject("properties").set("parameters", optional("object"));
    ObjectNode outputs = optional("array");
    outputs.set("items", output);
    properties.set("outputs", outputs);
    request.putArray("required").add("inputs");
    return request;
  }

  static ObjectNode response() {
    ObjectNode response = Schemas.strings("model_name", "model_version");
    ObjectNode properties = response.withObject("properties");
    properties.set("id", Schemas.type("string"));
    ObjectNode output = tensor(0);
    addData(output);
    properties.set("outputs", Schemas.array(output));
    response.withArray("required").add("outputs");
    return response;
  }

  static ObjectNode metadata() {
    ObjectNode metadata = Schemas.strings("name", "platform");
    ObjectNode properties = metadata.withObject("properties");
    properties.set("versions", Schemas.array(Schemas.type("string")));
    properties.set("inputs", Schemas.array(tensor(-1)));
    properties.set("outputs", Schemas.array(tensor(-1)));
    metadata.withArray("required").add("versions").add("inputs").add("outputs");
    return metadata;
  }

  /**
   * A tensor without its data.
   *
   * @param least the smallest size of a dimension; -1 where a request decides
   */
  private static ObjectNode tensor(int least) {
    ObjectNode tensor = Schemas.strings("name", "datatype");
    ObjectNode properties = tensor.withObject("properties");
    ArrayNode datatypes = properties.withObject("datatype").putArray("enum");
    for (Datatype datatype : Datatype.values()) {
      datatypes.add(datatype.name());
    }
    properties.set("shape", Schemas.array(Schemas.type("integer").put("minimum", least)));
    tensor.withArray("required").add("shape");
    return tensor;
  }

  private static void addData(ObjectNode tensor) {
    ObjectNode data = Schemas.object().put("description", "Row by row, in one list or nested");
    tensor.withObject("properties").set("data", data);
    tensor.withArray("required").add("data");
  }

  private static ObjectNode optional(String type) {
    ObjectNode schema = Schemas.object();
    schema.putArray("type").add(type).add("null");
    return schema;
  }
}
