package dev.knativepredict.e2e.image;

import com.google.cloud.tools.jib.api.CacheDirectoryCreationException;
import com.google.cloud.tools.jib.api.Containerizer;
import com.google.cloud.tools.jib.api.InvalidImageReferenceException;
import com.google.cloud.tools.jib.api.Jib;
import com.google.cloud.tools.jib.api.JibContainer;
import com.google.cloud.tools.jib.api.JibContainerBuilder;
import com.google.cloud.tools.jib.api.RegistryException;
import com.google.cloud.tools.jib.api.RegistryImage;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The registry of the cluster: pushes images, and reads their configuration. */
final class Registry {

  private static final JsonMapper JSON = new JsonMapper();
  private static final String MANIFESTS =
      "application/vnd.oci.image.index.v1+json,"
          + "application/vnd.oci.image.manifest.v1+json,"
          + "application/vnd.docker.distribution.manifest.v2+json";

  private final String host;

  Registry(String host) {
    this.host = host;
  }

  JibContainerBuilder from(String image) {
    try {
      return Jib.from(RegistryImage.named(image));
    } catch (InvalidImageReferenceException e) {
      throw new IllegalArgumentException(image, e);
    }
  }

  /** Pushes an image, and returns its name by digest. */
  String push(JibContainerBuilder image, String name, String tag) {
    String repository = host + "/" + name;
    try {
      JibContainer pushed =
          image.containerize(
              Containerizer.to(RegistryImage.named(repository + ":" + tag))
                  .setAllowInsecureRegistries(true)
                  .setToolName("e2e"));
      return repository + "@" + pushed.getDigest();
    } catch (InvalidImageReferenceException
        | RegistryException
        | IOException
        | CacheDirectoryCreationException
        | ExecutionException e) {
      throw new IllegalStateException("can't push %s:%s".formatted(repository, tag), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }

  /**
   * The image in an index for a kind of machine, by digest; an image that is no index is itself.
   */
  String single(String image, Architecture architecture) {
    for (JsonNode each : manifest(image).path("manifests")) {
      if (each.at("/platform/architecture").asString("").equals(architecture.id())) {
        return image.replaceFirst("@.*", "@" + each.path("digest").asString());
      }
    }
    return image;
  }

  /** The labels of an image. */
  Map<String, String> labels(String image) {
    Map<String, String> labels = new TreeMap<>();
    config(image)
        .at("/config/Labels")
        .forEachEntry((name, value) -> labels.put(name, value.asString()));
    return labels;
  }

  /** The command line of an image. */
  List<String> command(String image) {
    JsonNode config = config(image);
    List<String> words = new ArrayList<>();
    for (String part : List.of("Entrypoint", "Cmd")) {
      config.path("config").path(part).forEach(word -> words.add(word.asString()));
    }
    return words;
  }

  private JsonNode config(String image) {
    String digest = manifest(image).path("config").path("digest").asString();
    return get("%s/blobs/%s".formatted(repository(image), digest));
  }

  private JsonNode manifest(String image) {
    String digest = image.substring(image.indexOf('@') + 1);
    return get("%s/manifests/%s".formatted(repository(image), digest));
  }

  private String repository(String image) {
    return image.substring(host.length() + 1, image.indexOf('@')).replaceFirst(":.*", "");
  }

  /** Forgets an image. */
  void delete(String image) {
    String digest = image.substring(image.indexOf('@') + 1);
    send("DELETE", "%s/manifests/%s".formatted(repository(image), digest), 202);
  }

  private JsonNode get(String path) {
    return JSON.readTree(send("GET", path, 200));
  }

  private String send(String method, String path, int expected) {
    URI uri = URI.create("http://%s/v2/%s".formatted(host, path));
    try (HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
      HttpRequest request =
          HttpRequest.newBuilder(uri)
              .method(method, BodyPublishers.noBody())
              .header("Accept", MANIFESTS)
              .build();
      var response = client.send(request, BodyHandlers.ofString());
      if (response.statusCode() != expected) {
        throw new IllegalStateException("%s: %d".formatted(uri, response.statusCode()));
      }
      return response.body();
    } catch (IOException e) {
      throw new IllegalStateException(uri + ": " + e.getMessage(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }
}
