package dev.knativepredict.onnx;

import dev.knativepredict.manifest.Datatype;
import dev.knativepredict.manifest.Output;
import dev.knativepredict.manifest.TensorSpec;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** What the answer of a graph is that nobody described: a label, a value, or just its tensors. */
final class DerivedOutput {

  private DerivedOutput() {}

  static Output of(List<TensorSpec> outputs, GraphFile file) {
    List<Object> labels = labels(file);
    String label = first(outputs, DerivedOutput::isLabel);
    String probabilities = first(outputs, output -> areProbabilities(output, labels.size()));
    if (labels.size() > 1 && (label != null || probabilities != null)) {
      return new Output.Classes(labels, label, probabilities, null);
    }
    return outputs.size() == 1 && isColumn(outputs.getFirst())
        ? new Output.Value(outputs.getFirst().name(), null, null)
        : new Output.Tensors(null);
  }

  private static List<Object> labels(GraphFile file) {
    return file.mapLabels().isEmpty() ? file.labels() : file.mapLabels().values().iterator().next();
  }

  private static @Nullable String first(List<TensorSpec> outputs, Predicate<TensorSpec> test) {
    return outputs.stream().filter(test).map(TensorSpec::name).findFirst().orElse(null);
  }

  private static boolean isLabel(TensorSpec output) {
    return isColumn(output) && (output.datatype() == Datatype.BYTES || output.datatype().isWhole());
  }

  private static boolean isColumn(TensorSpec output) {
    int rank = output.shape().size();
    return rank == 1 || (rank == 2 && output.shape().get(1) == 1);
  }

  private static boolean areProbabilities(TensorSpec output, int labels) {
    return output.shape().size() == 2
        && (output.shape().get(1) == labels || output.shape().get(1) == TensorSpec.ANY)
        && output.datatype().isNumber()
        && !output.datatype().isWhole();
  }
}
