package dev.knativepredict.e2e;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What the scenarios are given.
 *
 * @param kubeconfig an administrator's
 * @param registry where images are pushed, by plain HTTP, and pulled from
 * @param ingress where the cluster's ingress listens
 * @param image the image of this commit, by digest
 */
public record Environment(Path kubeconfig, String registry, URI ingress, String image) {

  private static final List<String> NEEDED = List.of("KUBECONFIG", "REGISTRY", "INGRESS", "IMAGE");

  static Environment read() {
    List<String> missing = NEEDED.stream().filter(name -> given(name).isEmpty()).toList();
    if (!missing.isEmpty()) {
      throw new IllegalStateException(
          "make e2e needs a cluster and an image; not set: " + String.join(", ", missing));
    }
    return new Environment(
        Path.of(needed("KUBECONFIG")),
        needed("REGISTRY"),
        URI.create(needed("INGRESS")),
        needed("IMAGE"));
  }

  /** Maven runs tests in the module's folder. */
  static Path repository() {
    return Path.of("").toAbsolutePath().resolve("../..").normalize();
  }

  private static Optional<String> given(String name) {
    return Optional.ofNullable(System.getenv(name)).filter(value -> !value.isBlank());
  }

  private static String needed(String name) {
    return given(name).orElseThrow();
  }
}
