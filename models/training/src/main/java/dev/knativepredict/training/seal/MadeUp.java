package dev.knativepredict.training.seal;

import dev.knativepredict.manifest.Datatype;
import dev.knativepredict.manifest.Feature;
import dev.knativepredict.manifest.Signature;
import dev.knativepredict.manifest.TensorSpec;
import dev.knativepredict.onnx.Tensor;
import dev.knativepredict.training.run.Elements;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Inputs that are made from a signature where there are no data; the same for the same number. */
final class MadeUp {

  /** What is added to a feature's example. */
  private static final List<Integer> STEPS = List.of(0, 1, -1, 2, 10, -10, 100);

  private MadeUp() {}

  /** A row of features. */
  static Map<String, @Nullable Object> row(Signature signature, int number) {
    Map<String, @Nullable Object> row = new LinkedHashMap<>();
    for (Feature feature : signature.features()) {
      // Each feature goes through its values at another pace.
      int turn = number * (row.size() + 1);
      row.put(feature.name(), value(feature, signature.input(feature.input()).datatype(), turn));
    }
    return row;
  }

  private static Object value(Feature feature, Datatype datatype, int turn) {
    return switch (feature) {
      case Feature.Numeric number -> number(number, datatype, turn);
      case Feature.Flag flag -> flag.example() == (turn % 2 == 0);
      case Feature.Text text -> text.example();
      case Feature.Categorical category -> category.values().get(turn % category.values().size());
    };
  }

  private static Object number(Feature.Numeric feature, Datatype datatype, int turn) {
    double value = feature.example() + STEPS.get(turn % STEPS.size());
    if ((feature.min() != null && value < feature.min())
        || (feature.max() != null && value > feature.max())
        || (datatype.isUnsigned() && value < 0)) {
      value = feature.example();
    }
    return datatype.isWhole() ? (Object) (long) value : (Object) value;
  }

  /**
   * A tensor for each input.
   *
   * @param rows the size of a free first dimension
   * @param free the size of the other free dimensions
   */
  static Map<String, Tensor> tensors(Signature signature, int rows, int free) {
    Map<String, Tensor> tensors = new LinkedHashMap<>();
    for (TensorSpec input : signature.inputs()) {
      List<Long> shape =
          IntStream.range(0, input.shape().size())
              .mapToObj(i -> size(input.shape().get(i), i == 0 ? rows : free))
              .toList();
      int count = Math.toIntExact(shape.stream().reduce(1L, Math::multiplyExact));
      tensors.put(input.name(), Elements.tensor(input.datatype(), shape, values(input, count)));
    }
    return tensors;
  }

  private static Long size(long size, int free) {
    return size == TensorSpec.ANY ? free : size;
  }

  private static List<Object> values(TensorSpec input, int count) {
    return IntStream.range(0, count).mapToObj(i -> element(input.datatype(), i)).toList();
  }

  private static Object element(Datatype datatype, int index) {
    return switch (datatype) {
      case BYTES -> "text";
      case BOOL -> index % 2 == 1;
      default -> datatype.isWhole() ? (Object) (index % 2) : (Object) (index % 8 / 8.0);
    };
  }
}
