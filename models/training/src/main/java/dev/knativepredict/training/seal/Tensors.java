package dev.knativepredict.training.seal;

import dev.knativepredict.manifest.Signature;
import dev.knativepredict.manifest.TensorSpec;
import dev.knativepredict.training.data.InputSpec;
import java.util.List;

/** Which tensor a setting means that doesn't name one: the only one of the graph. */
final class Tensors {

  private Tensors() {}

  static String inputOf(InputSpec feature, Signature graph) {
    String input = feature.input();
    return input == null ? only(graph.inputs(), feature.name() + ".input") : input;
  }

  static String only(List<TensorSpec> tensors, String setting) {
    if (tensors.size() != 1) {
      throw new IllegalArgumentException(
          "%s: which of %s?".formatted(setting, tensors.stream().map(TensorSpec::name).toList()));
    }
    return tensors.getFirst().name();
  }
}
