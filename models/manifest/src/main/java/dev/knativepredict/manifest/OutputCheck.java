package dev.knativepredict.manifest;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Whether the output tensors of a signature can hold what its output says. */
final class OutputCheck {

  private OutputCheck() {}

  static void check(Output output, List<TensorSpec> outputs) {
    if (output instanceof Output.Classes classes) {
      checkLabel(classes.label(), outputs);
      checkProbabilities(classes, outputs);
    } else if (output instanceof Output.Value value) {
      checkColumn(TensorSpec.named(value.tensor(), outputs, "output"));
    }
  }

  private static void checkLabel(@Nullable String label, List<TensorSpec> outputs) {
    if (label != null) {
      checkColumn(TensorSpec.named(label, outputs, "output"));
    }
  }

  private static void checkProbabilities(Output.Classes classes, List<TensorSpec> outputs) {
    if (classes.probabilities() == null) {
      return;
    }
    TensorSpec tensor = TensorSpec.named(classes.probabilities(), outputs, "output");
    int labels = classes.labels().size();
    if (tensor.shape().size() != 2 || !TensorSpec.accepts(tensor.shape().get(1), labels)) {
      throw new IllegalArgumentException(
          "output: %d labels, the tensor's shape is %s".formatted(labels, tensor.shape()));
    }
    if (!tensor.datatype().isNumber() || tensor.datatype().isWhole()) {
      throw new IllegalArgumentException(
          "output: probabilities can't be %s".formatted(tensor.datatype()));
    }
  }

  private static void checkColumn(TensorSpec tensor) {
    int rank = tensor.shape().size();
    if (rank != 1 && !(rank == 2 && TensorSpec.accepts(tensor.shape().get(1), 1))) {
      throw new IllegalArgumentException(
          "output: one value per row, the shape of '%s' is %s"
              .formatted(tensor.name(), tensor.shape()));
    }
  }
}
