package dev.knativepredict.release.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A Knative resource as the API server sends it.
 *
 * <p>Typed models would be easier to read, but loading them takes longer than the rest of a
 * rollback.
 */
record Resource(JsonNode json) {

  JsonNode metadata() {
    return json.path("metadata");
  }

  JsonNode spec() {
    return json.path("spec");
  }

  /** Missing until Knative has seen the resource. */
  JsonNode status() {
    return json.path("status");
  }

  String name() {
    return metadata().path("name").asText();
  }

  Map<String, String> annotations() {
    return texts(metadata().path("annotations"));
  }

  Map<String, String> labels() {
    return texts(metadata().path("labels"));
  }

  private static Map<String, String> texts(JsonNode map) {
    var texts = new LinkedHashMap<String, String>();
    map.properties().forEach(field -> texts.put(field.getKey(), field.getValue().asText()));
    return texts;
  }
}
