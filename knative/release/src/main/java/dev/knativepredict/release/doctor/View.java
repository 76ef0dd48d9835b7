package dev.knativepredict.release.doctor;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.knativepredict.release.api.ApiResponse;
import dev.knativepredict.release.evidence.Caller;
import dev.knativepredict.release.plan.ImageReference;
import dev.knativepredict.release.plan.ServiceManifest;
import dev.knativepredict.release.time.Time;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the checks may look at.
 *
 * @param manifest the manifest that will be released; null for the live template
 * @param image the image that will be released; null for that of the template
 */
public record View(
    Api api,
    Caller caller,
    Time time,
    String namespace,
    String service,
    @Nullable ServiceManifest manifest,
    @Nullable ImageReference image)
    implements AutoCloseable {

  private static final String KNATIVE = "/api/v1/namespaces/knative-serving";
  private static final String SERVING = "/apis/serving.knative.dev/v1/namespaces/";

  /** The path of a kind of Kubernetes itself in the Service's namespace. */
  String core(String plural) {
    return "/api/v1/namespaces/%s/%s".formatted(namespace, plural);
  }

  String services() {
    return SERVING + namespace + "/services";
  }

  /** Reads what has to be there. */
  JsonNode read(String path, String what) {
    return find(path, what).orElseThrow(() -> new NotSeen(what + ": there is none"));
  }

  /** Empty if there is none. */
  Optional<JsonNode> find(String path, String what) {
    ApiResponse answer = api.get(path);
    if (answer.absent()) {
      return Optional.empty();
    }
    if (!answer.ok()) {
      throw new NotSeen(what, answer);
    }
    return Optional.of(answer.json());
  }

  /** All objects of a kind. */
  List<JsonNode> list(String path, String what) {
    return elements(read(path, what).path("items"));
  }

  Optional<JsonNode> liveService() {
    return find(services() + "/" + service, "the Service");
  }

  /** The template that a release would start from. */
  PodTemplate template() {
    ObjectNode found =
        manifest != null
            ? manifest.template()
            : liveService()
                .map(live -> live.withObject("/spec/template"))
                .orElseThrow(() -> new NotSeen("the Service doesn't exist yet: give --file"));
    return new PodTemplate(found, image);
  }

  /** The pods of all revisions of the Service. */
  List<JsonNode> pods() {
    return list(core("pods") + "?labelSelector=serving.knative.dev/service%3D" + service, "pods");
  }

  /** The path of an object of Knative Serving itself. */
  static String knative(String path) {
    return KNATIVE + "/" + path;
  }

  /** One of Knative's config maps, whole. */
  JsonNode configMap(String name) {
    return read(knative("configmaps/" + name), name);
  }

  /** The settings in one of Knative's config maps. */
  JsonNode config(String name) {
    return configMap(name).path("data");
  }

  @Override
  public void close() {
    caller.close();
    api.close();
  }

  static List<JsonNode> elements(JsonNode array) {
    return array.valueStream().toList();
  }

  /** The condition of a status. */
  static Optional<JsonNode> condition(JsonNode resource, String type) {
    return elements(resource.at("/status/conditions")).stream()
        .filter(found -> found.path("type").asText().equals(type))
        .findFirst();
  }
}
