package dev.knativepredict.release.doctor;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.knativepredict.release.plan.Commit;
import dev.knativepredict.release.plan.ImageReference;
import dev.knativepredict.release.plan.Template;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A Service's {@code spec.template}.
 *
 * @param image replaces that of the template; null to keep that
 */
record PodTemplate(ObjectNode json, @Nullable ImageReference image) {

  private static final Commit ANY = new Commit("0000000");

  JsonNode spec() {
    return json.path("spec");
  }

  List<JsonNode> containers() {
    return View.elements(spec().path("containers"));
  }

  /** The container that gets the requests: the one with a port, or the first. */
  JsonNode serving() {
    return containers().stream()
        .filter(container -> container.has("ports"))
        .findFirst()
        .orElseGet(() -> spec().path("containers").path(0));
  }

  String imageName() {
    return image == null ? serving().path("image").asText() : image.value();
  }

  Optional<String> annotation(String name) {
    return Optional.ofNullable(json.path("metadata").path("annotations").path(name).asText(null));
  }

  /** How many pods a new revision starts with. */
  int firstPods() {
    return Math.max(scale("initial-scale").orElse(1), Math.max(1, scale("min-scale").orElse(0)));
  }

  /** One of Knative's annotations that bound the number of pods. */
  Optional<Integer> scale(String name) {
    return annotation("autoscaling.knative.dev/" + name)
        .filter(text -> text.matches("[0-9]{1,9}"))
        .map(Integer::valueOf);
  }

  /** As a release would write it: another name than any revision has. */
  ObjectNode candidate(String service) {
    if (image != null) {
      return Template.render(json, service, image, ANY, null).json();
    }
    ObjectNode unnamed = json.deepCopy();
    unnamed.withObject("/metadata").remove("name");
    return unnamed;
  }
}
