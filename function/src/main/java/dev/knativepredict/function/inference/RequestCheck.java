package dev.knativepredict.function.inference;

import static java.util.Objects.requireNonNull;

import dev.knativepredict.function.inference.Inference.Request;
import dev.knativepredict.function.refusal.Refusal;
import dev.knativepredict.function.refusal.Refusal.MissingInput;
import dev.knativepredict.function.refusal.Refusal.UnknownInput;
import dev.knativepredict.function.refusal.Refusal.UnknownOutput;
import dev.knativepredict.function.refusal.Refusal.WrongDatatype;
import dev.knativepredict.function.refusal.Refusal.WrongShape;
import dev.knativepredict.function.refusal.Refused;
import dev.knativepredict.manifest.TensorSpec;
import dev.knativepredict.onnx.Graph;
import dev.knativepredict.onnx.Tensor;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Compares requests with a graph's signature, before any of the graph's buffers is touched. */
final class RequestCheck {

  private final Map<String, TensorSpec> inputs;
  private final Set<String> outputs;

  RequestCheck(Graph graph) {
    this.inputs = byName(graph.inputs());
    this.outputs = byName(graph.outputs()).keySet();
  }

  /** Refuses a request that the graph can't be run on. */
  void check(Request request) {
    for (TensorSpec expected : inputs.values()) {
      Tensor found = request.inputs().get(expected.name());
      if (found == null) {
        throw new Refused(new MissingInput(expected.name()));
      }
      check(expected, found);
    }
    if (request.inputs().size() > inputs.size()) {
      throw new Refused(unknownInput(request.inputs().keySet()));
    }
    for (String output : request.outputs()) {
      if (!outputs.contains(output)) {
        throw new Refused(new UnknownOutput(output, outputs));
      }
    }
  }

  private static void check(TensorSpec expected, Tensor found) {
    if (found.datatype() != expected.datatype()) {
      throw new Refused(new WrongDatatype(expected.name(), expected.datatype(), found.datatype()));
    }
    if (!expected.accepts(found.shape())) {
      throw new Refused(new WrongShape(expected.name(), expected.shape(), found.shape()));
    }
  }

  private Refusal unknownInput(Set<String> names) {
    String unknown =
        names.stream().filter(name -> !inputs.containsKey(name)).findFirst().orElse("");
    return new UnknownInput(requireNonNull(unknown), inputs.keySet());
  }

  private static Map<String, TensorSpec> byName(List<TensorSpec> specs) {
    Map<String, TensorSpec> byName = new LinkedHashMap<>();
    specs.forEach(spec -> byName.put(spec.name(), spec));
    return byName;
  }
}
