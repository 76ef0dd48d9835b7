package dev.knativepredict.release.plan;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The Knative Service in a file that {@code kubectl kustomize} rendered. Its image, its template's
 * name and its traffic are ignored, because this tool sets them.
 */
public record ServiceManifest(
    ObjectNode template, Map<String, String> labels, Map<String, String> annotations) {

  public static ServiceManifest read(Path file, String namespace, String service) {
    try (var documents = new YAMLMapper().readerFor(JsonNode.class).readValues(file.toFile())) {
      while (documents.hasNext()) {
        JsonNode document = (JsonNode) documents.next();
        if (isService(document, service)) {
          return of(document, namespace);
        }
      }
    } catch (IOException | RuntimeException e) {
      throw e instanceof Refused refused ? refused : unreadable(file, e);
    }
    throw new Refused("%s has no Knative Service '%s'".formatted(file, service));
  }

  private static Refused unreadable(Path file, Exception e) {
    String message = e.getMessage() == null ? e.toString() : e.getMessage();
    return new Refused(
        "%s can't be read: %s".formatted(file, message.lines().findFirst().orElse("")), e);
  }

  private static boolean isService(JsonNode document, String service) {
    return document.path("apiVersion").asText().equals("serving.knative.dev/v1")
        && document.path("kind").asText().equals("Service")
        && document.at("/metadata/name").asText().equals(service);
  }

  private static ServiceManifest of(JsonNode document, String namespace) {
    String named = document.at("/metadata/namespace").asText(namespace);
    if (!named.equals(namespace)) {
      throw new Refused(
          "metadata.namespace: the manifest is for '%s', but the release is for '%s'"
              .formatted(named, namespace));
    }
    if (!(document.at("/spec/template") instanceof ObjectNode template)) {
      throw new Refused("spec.template: the manifest has none");
    }
    return new ServiceManifest(
        template,
        texts(document.at("/metadata/labels")),
        texts(document.at("/metadata/annotations")));
  }

  /** Without a file, the live template is used. */
  public static ServiceManifest live(ObjectNode template) {
    return new ServiceManifest(template, Map.of(), Map.of());
  }

  private static Map<String, String> texts(JsonNode node) {
    Map<String, String> texts = new LinkedHashMap<>();
    node.properties().forEach(field -> texts.put(field.getKey(), field.getValue().asText()));
    return texts;
  }
}
