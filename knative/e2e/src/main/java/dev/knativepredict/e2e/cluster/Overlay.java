package dev.knativepredict.e2e.cluster;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A temporary kustomization on top of another one, which isn't changed.
 *
 * @param folder where it is
 */
public record Overlay(Path folder) {

  /** Writes a kustomization that puts the objects of another one into a namespace. */
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

  /** Adds a JSON patch for the Knative service. */
  public Overlay with(String patch) throws IOException {
    Files.writeString(folder.resolve("patch.yaml"), patch);
    return add(
        "patches: [{path: patch.yaml, target: {group: serving.knative.dev, kind: Service}}]\n");
  }

  /** Includes a component. */
  public Overlay including(Path component) throws IOException {
    return add("components: [%s]\n".formatted(folder.relativize(component.toRealPath())));
  }

  private Overlay add(String line) throws IOException {
    Path kustomization = folder.resolve("kustomization.yaml");
    Files.writeString(kustomization, Files.readString(kustomization) + line);
    return this;
  }

  /** Renders it into a file. */
  public Path rendered(Kubectl kubectl) throws IOException {
    return Files.writeString(
        folder.resolve("rendered.yaml"), kubectl.call("kustomize", folder.toString()));
  }
}
