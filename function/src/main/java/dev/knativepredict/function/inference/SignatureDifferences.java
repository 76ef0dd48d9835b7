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
    compare("input", graph.inputs(), signature.input(), differences);
    compare("output", graph.outputs(), signature.output().tensor(), differences);
    if (graph.inputs().size() != 1) {
      differences.add("the graph has %d inputs, not 1".formatted(graph.inputs().size()));
    }
    return differences;
  }

  private static void compare(
      String kind, List<TensorSpec> graph, TensorSpec expected, List<String> differences) {
    graph.stream()
        .filter(spec -> spec.name().equals(expected.name()))
        .findFirst()
        .ifPresentOrElse(
            found -> compare(kind, found, expected, differences),
            () ->
                differences.add(
                    "the graph has no %s tensor '%s', it has %s"
                        .formatted(
                            kind, expected.name(), graph.stream().map(TensorSpec::name).toList())));
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
