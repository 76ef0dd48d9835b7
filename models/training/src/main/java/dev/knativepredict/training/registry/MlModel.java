package dev.knativepredict.training.registry;

import java.util.List;
import java.util.stream.StreamSupport;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/**
 * What a file {@code MLmodel} says of an ONNX model.
 *
 * @param graph the file of the graph
 * @param features the names of a row's values, in order; empty if it doesn't say them
 */
record MlModel(ArtifactPath graph, List<String> features) {

  static final String FILE = "MLmodel";

  private static final YAMLMapper YAML = new YAMLMapper();

  /**
   * Reads the file.
   *
   * @throws IllegalArgumentException if it is none, or has no flavor {@code onnx}
   */
  static MlModel read(byte[] yaml) {
    try {
      JsonNode root = YAML.readTree(yaml);
      JsonNode flavors = root.path("flavors");
      if (!flavors.has("onnx")) {
        throw new IllegalArgumentException(
            "its flavors are %s; only onnx can be served".formatted(flavors.propertyNames()));
      }
      String graph = flavors.path("onnx").path("data").asString("model.onnx");
      return new MlModel(new ArtifactPath(graph), features(root));
    } catch (JacksonException e) {
      throw new IllegalArgumentException("its file MLmodel is not as MLflow writes it", e);
    }
  }

  /**
   * The columns that a signature names; what tensors hold is named by our own metadata. A signature
   * is JSON inside of YAML.
   */
  private static List<String> features(JsonNode root) {
    String inputs = root.path("signature").path("inputs").asString("");
    JsonNode columns = inputs.isEmpty() ? root.path("signature") : YAML.readTree(inputs);
    boolean tensors = texts(columns, "type").isEmpty() || texts(columns, "type").contains("tensor");
    return tensors ? texts(root.path("metadata").path("features")) : texts(columns, "name");
  }

  private static List<String> texts(JsonNode list) {
    return StreamSupport.stream(list.spliterator(), false).map(node -> node.asString("")).toList();
  }

  private static List<String> texts(JsonNode list, String name) {
    return StreamSupport.stream(list.spliterator(), false)
        .map(node -> node.path(name).asString(""))
        .filter(text -> !text.isEmpty())
        .toList();
  }
}
