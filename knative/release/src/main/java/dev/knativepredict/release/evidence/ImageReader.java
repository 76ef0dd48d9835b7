package dev.knativepredict.release.evidence;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Reads the labels of an image, or of all images of an index, and counts no byte as its own. */
final class ImageReader {

  /** More than there are kinds of machines. */
  private static final int MOST_IMAGES = 32;

  private final RegistryClient registry;
  private final String repository;
  private final Set<String> digests = new HashSet<>();
  private final List<JsonNode> labels = new ArrayList<>();

  ImageReader(RegistryClient registry, String repository) {
    this.registry = registry;
    this.repository = repository;
  }

  /** What ends the reading: it is known then what the registry has. */
  private static final class Ended extends Exception {
    private static final long serialVersionUID = 1L;
    private final transient ImageContent content;

    Ended(ImageContent content) {
      this.content = content;
    }
  }

  ImageContent read(String digest) throws IOException {
    try {
      JsonNode manifest = json(registry.manifest(repository, digest), digest);
      if (manifest.has("manifests")) {
        readIndex(manifest);
      } else {
        readConfiguration(manifest);
      }
      return new ImageContent.Whole(digests, merged());
    } catch (Ended e) {
      return e.content;
    }
  }

  private void readIndex(JsonNode index) throws IOException, Ended {
    List<String> images =
        index
            .path("manifests")
            .valueStream()
            // What is attested about an image may be beside it, as an image for no machine.
            .filter(image -> !image.at("/platform/os").asText().equals("unknown"))
            .map(image -> image.path("digest").asText())
            .toList();
    if (images.isEmpty() || images.size() > MOST_IMAGES) {
      throw new Ended(
          new ImageContent.Unreadable("an index of %d images".formatted(images.size())));
    }
    for (String image : images) {
      readConfiguration(json(registry.manifest(repository, image), image));
    }
  }

  private void readConfiguration(JsonNode image) throws IOException, Ended {
    String digest = image.at("/config/digest").asText();
    if (!digest.matches("sha256:[0-9a-f]{64}")) {
      throw new Ended(new ImageContent.Unreadable("it is no image: it has no configuration"));
    }
    labels.add(json(registry.blob(repository, digest), digest).at("/config/Labels"));
  }

  private JsonNode json(HttpResponse<byte[]> answer, String digest) throws Ended {
    if (answer.statusCode() == 404) {
      throw new Ended(new ImageContent.Gone(digest));
    }
    if (answer.statusCode() != 200) {
      String host = answer.uri().getHost();
      throw new Ended(
          new ImageContent.Unreadable(HttpImageRegistry.problem(host, answer.statusCode())));
    }
    String found = "sha256:" + Sha256.of(answer.body());
    if (!found.equals(digest)) {
      throw new Ended(new ImageContent.Altered(digest, found));
    }
    digests.add(digest);
    return Predictions.parse(new String(answer.body(), UTF_8));
  }

  private Map<String, String> merged() {
    Set<String> names = new TreeSet<>();
    labels.forEach(some -> some.fieldNames().forEachRemaining(names::add));
    Map<String, String> merged = new TreeMap<>();
    for (String name : names) {
      merged.put(
          name,
          labels.stream()
              .map(some -> some.path(name).asText("none"))
              .distinct()
              .collect(Collectors.joining(" and ")));
    }
    return merged;
  }
}
