package dev.knativepredict.release.git;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator.Feature;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.knativepredict.release.cluster.DesiredService;
import java.util.Optional;

/** {@code release.yaml}: the Service that runs, as a whole manifest. */
final class ReleaseFile {

  static final String NAME = "release.yaml";

  private static final String COMMENT =
      """
      # What runs. Only the release tool writes this file: `release rollback --git` takes a release back, `release sync --git` writes
      # what the cluster has.
      """;

  private static final YAMLMapper YAML =
      YAMLMapper.builder()
          .disable(Feature.WRITE_DOC_START_MARKER, Feature.SPLIT_LINES)
          .enable(Feature.MINIMIZE_QUOTES, Feature.ALWAYS_QUOTE_NUMBERS_AS_STRINGS)
          .build();

  private ReleaseFile() {}

  static String text(DesiredService service) {
    try {
      return COMMENT + YAML.writeValueAsString(service.json());
    } catch (JsonProcessingException e) {
      throw new AssertionError("every tree can be written as YAML", e);
    }
  }

  /** Empty if it isn't a Service. */
  static Optional<DesiredService> read(String text) {
    try {
      JsonNode json = YAML.readTree(text);
      return json instanceof ObjectNode object && json.path("kind").asText().equals("Service")
          ? Optional.of(new DesiredService(object))
          : Optional.empty();
    } catch (JsonProcessingException e) {
      return Optional.empty();
    }
  }

  /** Whether a kustomization has this file as it is, and not as a patch of another one. */
  static boolean isResource(String kustomization) {
    try {
      return YAML.readTree(kustomization)
          .path("resources")
          .valueStream()
          .anyMatch(resource -> resource.asText().equals(NAME));
    } catch (JsonProcessingException e) {
      return false;
    }
  }
}
