package dev.knativepredict.training.registry;

import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/**
 * A version of a registered model, as the registry has it.
 *
 * @param runId the run that made it; empty if the registry doesn't know
 * @param status {@code READY} once it is whole
 * @param tags texts by name
 */
public record RegisteredVersion(
    ModelReference.Numbered reference, String runId, String status, Map<String, String> tags) {

  static RegisteredVersion of(JsonNode json) {
    Map<String, String> tags = new TreeMap<>();
    json.path("tags")
        .forEach(tag -> tags.put(tag.path("key").asString(""), tag.path("value").asString("")));
    try {
      return new RegisteredVersion(
          new ModelReference.Numbered(
              new RegisteredName(json.path("name").asString("")),
              Integer.parseInt(json.path("version").asString(""))),
          json.path("run_id").asString(""),
          json.path("status").asString("READY"),
          tags);
    } catch (IllegalArgumentException e) {
      throw new RegistryRefused("the registry has a version that can't be read: " + e.getMessage());
    }
  }

  public int number() {
    return reference.version();
  }

  /** The text of a tag; empty if there is none. */
  public String tag(String name) {
    return tags.getOrDefault(name, "");
  }
}
