package dev.knativepredict.release.doctor;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Whether the nodes get images from the registry, as far as that can be seen: pods that can't pull
 * now, and revisions that came from there before. Only a pod can try; a release does, at 0 %.
 */
record ImagePulls() implements ClusterCheck {

  private static final Set<String> FAILED =
      Set.of("ErrImagePull", "ImagePullBackOff", "InvalidImageName", "ErrImageNeverPull");

  @Override
  public String name() {
    return "image";
  }

  @Override
  public List<Finding> findings(View view) {
    List<Finding> failed =
        view.pods().stream()
            .flatMap(pod -> View.elements(pod.at("/status/containerStatuses")).stream())
            .flatMap(container -> failure(container).stream())
            .distinct()
            .toList();
    return failed.isEmpty() ? List.of(evidence(view)) : failed;
  }

  private static Optional<Finding> failure(JsonNode container) {
    JsonNode waiting = container.at("/state/waiting");
    if (!FAILED.contains(waiting.path("reason").asText())) {
      return Optional.empty();
    }
    String message = waiting.path("message").asText("").replaceAll("\\s+", " ").strip();
    return Optional.of(
        new Finding.Problem(
            "a node can't pull %s: %s"
                .formatted(
                    container.path("image").asText(),
                    message.isEmpty() ? waiting.path("reason").asText() : message),
            "push the image, let the nodes reach its registry, or add a pull secret to the account"
                + " of the pods"));
  }

  /** A revision is ready only after a pod of it has run. */
  private static Finding evidence(View view) {
    String registry = registry(view.template().imageName());
    String revisions =
        view.services().replaceFirst("services$", "revisions")
            + "?labelSelector=serving.knative.dev/service%3D"
            + view.service();
    return view.list(revisions, "revisions").stream()
        .filter(found -> registry.equals(registry(found.at("/spec/containers/0/image").asText())))
        .filter(found ->
            View.condition(found, "Ready")
                .filter(ready -> ready.path("status").asText().equals("True"))
                .isPresent())
        .map(found -> found.at("/metadata/name").asText())
        .findFirst()
        .<Finding>map(
            name -> new Finding.Ok("a node has pulled %s from its registry".formatted(name)))
        .orElseGet(() ->
            new Finding.Hint(
                "not seen: whether a node reaches %s; a release finds out at 0 %%"
                    .formatted(registry)));
  }

  /** The host of an image's name; Docker's own if there is none. */
  static String registry(String image) {
    int slash = image.indexOf('/');
    String first = slash < 0 ? "" : image.substring(0, slash);
    return first.matches(".*[.:].*|localhost") ? first : "docker.io";
  }
}
