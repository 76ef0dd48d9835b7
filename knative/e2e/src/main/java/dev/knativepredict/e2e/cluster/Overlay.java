package dev.knativepredict.e2e.cluster;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The local overlay, for a namespace of the tests' own and with a release of its own: the overlay
 * itself is left as it is.
 */
public record Overlay(Path folder) {

  /** Writes a kustomization on top of another. */
  public static Overlay over(Path other, String namespace) throws IOException {
    Path folder = Files.createTempDirectory(Path.of("target"), "overlay").toRealPath();
    Path relative = folder.relativize(other.toRealPath());
    Files.writeString(
        folder.resolve("kustomization.yaml"),
        """
        apiVersion: kustomize.config.k8s.io/v1beta1
        kind: Kustomization
        namespace: %s
        resources:
          - %s
        """
            .formatted(namespace, relative));
    return new Overlay(folder);
  }

  /** Adds a patch, as an overlay has its own. */
  public Overlay with(String patch) throws IOException {
    Files.writeString(folder.resolve("patch.yaml"), patch);
    Path kustomization = folder.resolve("kustomization.yaml");
    Files.writeString(
        kustomization,
        Files.readString(kustomization)
            + "patches: [{path: patch.yaml, target: {group: serving.knative.dev, kind: Service}}]\n");
    return this;
  }
}
