package dev.knativepredict.manifest;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** How the tensors differ between two versions of a model. */
final class TensorChange {

  private TensorChange() {}

  /** A version that takes features has those compared; only the types of its tensors count. */
  static void inputs(Signature before, Signature after, List<String> breaks) {
    compare("input", before.inputs(), after.inputs(), before.features().isEmpty(), breaks);
    for (TensorSpec next : after.inputs()) {
      if (find(next.name(), before.inputs()) == null) {
        breaks.add("the input tensor '%s' is new".formatted(next.name()));
      }
    }
  }

  static void outputs(Signature before, Signature after, List<String> breaks) {
    compare("output", before.outputs(), after.outputs(), true, breaks);
  }

  private static void compare(
      String kind,
      List<TensorSpec> before,
      List<TensorSpec> after,
      boolean shapes,
      List<String> breaks) {
    for (TensorSpec old : before) {
      TensorSpec next = find(old.name(), after);
      String name = "the %s tensor '%s'".formatted(kind, old.name());
      if (next == null) {
        breaks.add(name + " is gone");
      } else if (next.datatype() != old.datatype()) {
        breaks.add("%s is %s, it was %s".formatted(name, next.datatype(), old.datatype()));
      } else if (shapes && !next.shape().equals(old.shape())) {
        breaks.add("%s has the shape %s, it had %s".formatted(name, next.shape(), old.shape()));
      }
    }
  }

  private static @Nullable TensorSpec find(String name, List<TensorSpec> tensors) {
    return tensors.stream().filter(tensor -> tensor.name().equals(name)).findAny().orElse(null);
  }
}
