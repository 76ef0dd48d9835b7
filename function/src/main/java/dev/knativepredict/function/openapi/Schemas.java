package dev.knativepredict.function.openapi;

import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Parts of an OpenAPI description that protocols have in common. */
public final class Schemas {

  private static final JsonMapper JSON = new JsonMapper();

  private Schemas() {}

  /** An empty JSON object. */
  public static ObjectNode object() {
    return JSON.createObjectNode();
  }

  /** The schema of a JSON type. */
  public static ObjectNode type(String type) {
    return object().put("type", type);
  }

  /** The schema of a list. */
  public static ObjectNode array(ObjectNode items) {
    ObjectNode array = type("array");
    array.set("items", items);
    return array;
  }

  /** The schema of an object that has at least these texts. */
  public static ObjectNode strings(String... names) {
    ObjectNode schema = type("object");
    ObjectNode properties = schema.putObject("properties");
    ArrayNode required = schema.putArray("required");
    for (String name : names) {
      properties.set(name, type("string"));
      required.add(name);
    }
    return schema;
  }

  /** The schema of violations and warnings. */
  public static ObjectNode violations() {
    return array(strings("pointer", "detail"));
  }

  /** The schema of RFC 9457 problem details. */
  private static ObjectNode problem() {
    ObjectNode schema = strings("type", "title", "detail");
    ObjectNode properties = schema.withObject("properties");
    properties.set("status", type("integer"));
    properties.set("violations", violations());
    return schema;
  }

  /** A response that says in RFC 9457 problem details why there is no other. */
  public static ObjectNode refusal(String description) {
    return response(description, "application/problem+json", problem());
  }

  /** A response with a body of one content type. */
  public static ObjectNode response(String description, String contentType, ObjectNode schema) {
    ObjectNode response = object().put("description", description);
    response.putObject("content").putObject(contentType).set("schema", schema);
    return response;
  }
}
