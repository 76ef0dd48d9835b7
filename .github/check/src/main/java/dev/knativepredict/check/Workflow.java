package dev.knativepredict.check;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * One file of {@code .github/workflows}.
 *
 * @param file its name
 * @param lines its text, with the comments that are not in the tree
 * @param root its content
 */
record Workflow(String file, List<String> lines, JsonNode root) {

  static Workflow read(Path path) throws IOException {
    return new Workflow(
        path.getFileName().toString(), Files.readAllLines(path), Yaml.documents(path).getFirst());
  }

  Iterable<Map.Entry<String, JsonNode>> jobs() {
    return root.path("jobs").properties();
  }

  /** Whether a job may publish: it can write packages. */
  static boolean publishes(JsonNode job) {
    return job.path("permissions").path("packages").asString("").equals("write");
  }
}
