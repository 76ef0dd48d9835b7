package dev.knativepredict.function.features;

import dev.knativepredict.manifest.Output;
import dev.knativepredict.manifest.Signature;
import dev.knativepredict.onnx.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The output tensors that hold the answers to rows. */
final class Answers {

  private Answers() {}

  /**
   * The names of the tensors that are needed; empty for all. Not a switch over the types: to link
   * one takes time in a cold start.
   */
  static List<String> tensors(Signature signature) {
    List<String> names = new ArrayList<>(2);
    if (signature.output() instanceof Output.Classes classes) {
      add(classes.label(), names);
      add(classes.probabilities(), names);
    } else if (signature.output() instanceof Output.Value value) {
      names.add(value.tensor());
    }
    return names.size() == signature.outputs().size() ? List.of() : names;
  }

  private static void add(@Nullable String name, List<String> names) {
    if (name != null) {
      names.add(name);
    }
  }

  /** Whether each tensor has what it has to have for each row, which a free dimension may not. */
  static boolean areOnePerRow(Signature signature, Map<String, Tensor> outputs, int rows) {
    for (Map.Entry<String, Tensor> output : outputs.entrySet()) {
      List<Long> shape = output.getValue().shape();
      if (shape.isEmpty() || shape.getFirst() != rows) {
        return false;
      }
      long columns = columns(signature.output(), output.getKey());
      if (columns > 0 && (shape.size() > 1 ? shape.get(1) : 1) != columns) {
        return false;
      }
    }
    return true;
  }

  /** How many columns a tensor has to have; 0 for any number. */
  private static long columns(Output output, String tensor) {
    if (output instanceof Output.Classes classes) {
      return tensor.equals(classes.probabilities()) ? classes.labels().size() : 1;
    }
    return output instanceof Output.Value ? 1 : 0;
  }
}
