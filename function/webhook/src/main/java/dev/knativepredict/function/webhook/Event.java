package dev.knativepredict.function.webhook;

import dev.knativepredict.function.json.Json;
import dev.knativepredict.function.refusal.Refusal.InvalidInput;
import dev.knativepredict.function.refusal.Refused;
import java.util.Set;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a webhook says has happened.
 *
 * @param kind as in {@code model_version_alias.created}
 * @param model the name of the registered model
 */
record Event(String kind, String model) {

  /** After these, a version may be ready for import that wasn't before. */
  private static final Set<String> THAT_MATTER =
      Set.of("model_version_alias.created", "model_version_tag.set", "model_version_tag.deleted");

  /**
   * Reads a body.
   *
   * @throws Refused if it isn't the JSON of an event
   */
  static Event read(byte[] body, Json json) {
    JsonNode event = json.read(body, _ -> tree(body, json));
    String kind = text(event, "/entity") + "." + text(event, "/action");
    return new Event(kind, text(event, "/data/name"));
  }

  private static JsonNode tree(byte[] body, Json json) {
    try {
      return JsonMapper.builder(json.factory()).build().readTree(body);
    } catch (DatabindException e) {
      throw new Refused(InvalidInput.of("", "It is no event"));
    }
  }

  private static String text(JsonNode event, String pointer) {
    JsonNode value = event.at(pointer);
    if (!value.isString()) {
      throw new Refused(InvalidInput.of(pointer, "An event has a text here"));
    }
    return value.asString();
  }

  boolean matters() {
    return THAT_MATTER.contains(kind);
  }
}
