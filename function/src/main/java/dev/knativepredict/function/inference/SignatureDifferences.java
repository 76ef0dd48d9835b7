package dev.knativepredict.function.inference;

import dev.knativepredict.manifest.Signature;
import dev.knativepredict.manifest.TensorSpec;
import dev.knativepredict.onnx.Graph;
import java.util.ArrayList;
import java.util.List;

/** What a graph has that its signature doesn't say, and the other way round. */
final class SignatureDifferences {

  private SignatureDifferences() {}

  /** The differences, in words; empty if there are none. */
  static List<String> between(Graph graph, Signature signature) {
    List<String> differences = new ArrayList<>();
    compare("input", graph.inputs(), signature.inputs(), differences);
    compare("output", graph.outputs(), signature.outputs(), differences);
    return differences;
  }

  private static void compare(
      String kind, List<TensorSpec> graph, List<TensorSpec> signature, List<String> differences) {
    List<String> names = graph.stream().map(TensorSpec::name).toList();
    for (TensorSpec expected : signature) {
      int at = names.indexOf(expected.name());
      if (at < 0) {
        differences.add(
            "the graph has no %s tensor '%s', it has %s".formatted(kind, expected.name(), names));
      } else {
        compare(kind, graph.get(at), expected, differences);
      }
    }
    if (graph.size() != signature.size()) {
      differences.add(
          "the graph has %d %ss, not %d".formatted(graph.size(), kind, signature.size()));
    }
  }

  private static void compare(
      String kind, TensorSpec found, TensorSpec expected, List<String> differences) {
    if (found.datatype() != expected.datatype()) {
      differences.add(
          "%s '%s' is %s in the graph, %s in the signature"
              .formatted(kind, expected.name(), found.datatype(), expected.datatype()));
    }
    if (!found.shape().equals(expected.shape())) {
      differences.add(
          "%s '%s' has shape %s in the graph, %s in the signature"
              .formatted(kind, expected.name(), found.shape(), expected.shape()));
    }
  }
}
