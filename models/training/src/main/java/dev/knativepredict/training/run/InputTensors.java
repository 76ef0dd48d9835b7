package dev.knativepredict.training.run;

import dev.knativepredict.manifest.Feature;
import dev.knativepredict.manifest.Signature;
import dev.knativepredict.manifest.TensorSpec;
import dev.knativepredict.onnx.Tensor;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Rows of features as the input tensors of a graph. */
final class InputTensors {

  private InputTensors() {}

  /** The tensors that the features fill, by name. */
  static Map<String, Tensor> of(
      Signature signature, List<? extends Map<String, @Nullable Object>> rows) {
    Map<String, Tensor> tensors = new LinkedHashMap<>();
    for (TensorSpec input : signature.inputs()) {
      List<Feature> features = signature.featuresOf(input.name());
      List<Object> values = new ArrayList<>();
      rows.forEach(row -> features.forEach(feature -> add(feature, row, values)));
      long count = rows.size();
      tensors.put(
          input.name(),
          Elements.tensor(
              input.datatype(),
              input.shape().size() == 1 ? List.of(count) : List.of(count, values.size() / count),
              values));
    }
    return tensors;
  }

  private static void add(Feature feature, Map<String, @Nullable Object> row, List<Object> to) {
    Object given = row.get(feature.name());
    if (given == null && !feature.optional()) {
      throw new IllegalArgumentException(feature.name() + " is missing in a row");
    }
    switch (feature) {
      case Feature.Numeric number -> to.add(or(given, number.whenMissing()));
      case Feature.Flag flag -> to.add(or(given, flag.whenMissing()));
      case Feature.Text text -> to.add(or(given, text.whenMissing()));
      case Feature.Categorical category -> addCategory(category, given, to);
    }
  }

  private static Object or(@Nullable Object given, @Nullable Object whenMissing) {
    if (given != null) {
      return given;
    }
    if (whenMissing != null) {
      return whenMissing;
    }
    throw new IllegalArgumentException("neither a value nor one for a missing one");
  }

  private static void addCategory(
      Feature.Categorical category, @Nullable Object given, List<Object> to) {
    int code = given == null ? -1 : category.values().indexOf(given);
    switch (category.encoding()) {
      case ONE_HOT -> {
        for (int i = 0; i < category.values().size(); i++) {
          to.add(i == code ? 1 : 0);
        }
      }
      case TEXT -> to.add(given == null ? "" : given);
      case CODE -> to.add(code);
    }
  }
}
