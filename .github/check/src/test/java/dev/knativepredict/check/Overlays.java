package dev.knativepredict.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import tools.jackson.databind.node.ObjectNode;

/** The repository's environments, rendered by the `kubectl` on the path. */
final class Overlays {

  static final Path FOLDER = Path.of("../../knative/overlays");

  private static final Map<String, Path> RENDERED = new ConcurrentHashMap<>();

  private Overlays() {}

  /** The file with everything that kustomize renders for an environment. */
  static Path render(String overlay) {
    return RENDERED.computeIfAbsent(overlay, name -> kustomize(FOLDER.resolve(name)));
  }

  /** A fresh copy of the environment's Knative Service; there is one. */
  static ObjectNode service(String overlay) throws Exception {
    var services = Rendered.read(render(overlay)).kind("Service");
    assertThat(services).hasSize(1);
    return (ObjectNode) services.getFirst();
  }

  static Path kustomize(Path folder) {
    try {
      Path file = Files.createTempFile("rendered", ".yaml");
      file.toFile().deleteOnExit();
      Process process =
          new ProcessBuilder(List.of("kubectl", "kustomize", folder.toString()))
              .redirectOutput(file.toFile())
              .redirectError(ProcessBuilder.Redirect.INHERIT)
              .start();
      assertThat(process.waitFor()).isZero();
      return file;
    } catch (Exception e) {
      throw new AssertionError("kubectl kustomize " + folder, e);
    }
  }
}
