package dev.knativepredict.release.doctor;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Whether Knative can turn a tag into a digest. A release needs no tags, but a Service that was
 * made by hand may have one, and a pod of it that starts later may get another image.
 */
record TagResolution() implements ClusterCheck {

  private static final String SKIPPED = "registries-skipping-tag-resolving";

  @Override
  public String name() {
    return "tags";
  }

  @Override
  public List<Finding> findings(View view) {
    List<Finding> found = new ArrayList<>();
    view.liveService().flatMap(TagResolution::unresolved).ifPresent(found::add);
    String image = view.template().imageName();
    if (image.contains("@")) {
      found.add(new Finding.Ok("the image has a digest: nothing to resolve"));
    } else if (skipped(view, ImagePulls.registry(image))) {
      found.add(
          new Finding.Problem(
              "%s has no digest, and %s has its registry: two pods may run two images"
                  .formatted(image, SKIPPED),
              "release the image by its digest"));
    } else {
      found.add(new Finding.Hint("%s has no digest".formatted(image), "release it by its digest"));
    }
    return found;
  }

  /** The newest revision's image, where Knative's controller didn't find it. */
  private static Optional<Finding> unresolved(JsonNode service) {
    return View.condition(service, "ConfigurationsReady")
        .filter(ready -> ready.path("message").asText().contains("Unable to fetch image"))
        .map(ready ->
            new Finding.Problem(
                "Knative can't resolve a tag: "
                    + ready.path("message").asText().replaceAll("\\s+", " ").strip(),
                "let Knative's controller reach the registry, or add it to %s in config-deployment"
                    .formatted(SKIPPED)));
  }

  private static boolean skipped(View view, String registry) {
    String registries =
        view.config("config-deployment").path(SKIPPED).asText("kind.local,ko.local,dev.local");
    return Arrays.stream(registries.split(",")).map(String::strip).anyMatch(registry::equals);
  }
}
