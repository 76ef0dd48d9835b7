package dev.knativepredict.e2e;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The cluster and the image to test, from environment variables.
 *
 * @param kubeconfig the kubeconfig of an administrator
 * @param registry the host of a registry that the cluster pulls from; images are pushed by HTTP
 * @param ingress the URL of the cluster's ingress
 * @param image the image of this commit, by digest
 */
public record ClusterEnvironment(Path kubeconfig, String registry, URI ingress, String image) {

  private static final List<String> VARIABLES =
      List.of("KUBECONFIG", "REGISTRY", "INGRESS", "IMAGE");

  static ClusterEnvironment read() {
    List<String> missing = VARIABLES.stream().filter(name -> value(name).isEmpty()).toList();
    if (!missing.isEmpty()) {
      throw new IllegalStateException(
          "make e2e needs a cluster and an image; these variables aren't set: "
              + String.join(", ", missing));
    }
    return new ClusterEnvironment(
        Path.of(required("KUBECONFIG")),
        required("REGISTRY"),
        URI.create(required("INGRESS")),
        required("IMAGE"));
  }

  /** The root of the repository. Maven runs tests in the folder of the module. */
  static Path repository() {
    return Path.of("").toAbsolutePath().resolve("../..").normalize();
  }

  private static Optional<String> value(String name) {
    return Optional.ofNullable(System.getenv(name)).filter(value -> !value.isBlank());
  }

  private static String required(String name) {
    return value(name).orElseThrow();
  }
}
