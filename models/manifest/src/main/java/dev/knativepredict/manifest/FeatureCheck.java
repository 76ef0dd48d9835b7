package dev.knativepredict.manifest;

import java.util.List;

/** Whether the features of a signature fill its input tensors: every column, exactly once. */
final class FeatureCheck {

  private FeatureCheck() {}

  static void check(List<Feature> features, List<TensorSpec> inputs) {
    for (Feature feature : features) {
      TensorSpec tensor = TensorSpec.named(feature.input(), inputs, feature.name());
      if (!fits(feature, tensor.datatype())) {
        throw new IllegalArgumentException(
            "features: '%s' can't be in '%s', which is %s"
                .formatted(feature.name(), tensor.name(), tensor.datatype()));
      }
      checkNumber(feature, tensor.datatype());
      checkCode(feature, tensor.datatype());
    }
    for (TensorSpec input : inputs) {
      checkColumns(input, columns(features, input.name()));
    }
  }

  static int columns(List<Feature> features, String input) {
    int columns = 0;
    for (Feature feature : features) {
      columns += feature.input().equals(input) ? feature.columns() : 0;
    }
    return columns;
  }

  private static void checkColumns(TensorSpec input, int columns) {
    boolean row = input.shape().size() == 1 && columns == 1;
    boolean rows = input.shape().size() == 2 && columns > 0;
    if (!row && !(rows && TensorSpec.accepts(input.shape().get(1), columns))) {
      throw new IllegalArgumentException(
          "input: the features fill %d columns of '%s', the tensor's shape is %s"
              .formatted(columns, input.name(), input.shape()));
    }
  }

  /** Not switches over the types here: to link one takes time in a cold start. */
  private static boolean fits(Feature feature, Datatype datatype) {
    if (feature instanceof Feature.Numeric) {
      return datatype.isNumber();
    }
    boolean text =
        feature instanceof Feature.Text
            || (feature instanceof Feature.Categorical category
                && category.encoding() == Feature.Encoding.TEXT);
    return text == (datatype == Datatype.BYTES);
  }

  /** What is written for a row has to be one of the tensor's numbers. */
  private static void checkNumber(Feature feature, Datatype datatype) {
    if (feature instanceof Feature.Numeric number && datatype.isWhole()) {
      Double missing = number.whenMissing();
      if (!isIn(datatype, number.example()) || (missing != null && !isIn(datatype, missing))) {
        throw new IllegalArgumentException(
            "features: '%s' is %s, its example %s and whenMissing %s have to be whole numbers that fit"
                .formatted(feature.name(), datatype, number.example(), missing));
      }
    }
  }

  private static boolean isIn(Datatype datatype, double number) {
    return number % 1 == 0
        && datatype.least().doubleValue() <= number
        && number <= datatype.most().doubleValue();
  }

  /** The position of each value has to be one of the tensor's numbers, and -1 for none of them. */
  private static void checkCode(Feature feature, Datatype datatype) {
    if (!(feature instanceof Feature.Categorical category)
        || category.encoding() != Feature.Encoding.CODE) {
      return;
    }
    if (category.optional() && (datatype.isUnsigned() || datatype == Datatype.BOOL)) {
      throw new IllegalArgumentException(
          "features: '%s' may be missing, which is the code -1, and '%s' is %s"
              .formatted(feature.name(), feature.input(), datatype));
    }
    int last = category.values().size() - 1;
    if (last > datatype.lastCode()) {
      throw new IllegalArgumentException(
          "features: '%s' has the codes 0 to %d, and '%s' is %s"
              .formatted(feature.name(), last, feature.input(), datatype));
    }
  }
}
