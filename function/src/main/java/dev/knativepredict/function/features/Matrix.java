package dev.knativepredict.function.features;

import dev.knativepredict.manifest.Datatype;
import dev.knativepredict.manifest.Signature;
import dev.knativepredict.manifest.TensorSpec;
import java.util.List;

/**
 * An input tensor that features fill.
 *
 * @param flat whether its only dimension is the rows
 */
record Matrix(String name, Datatype datatype, int columns, boolean flat) {

  static Matrix of(TensorSpec spec, Signature signature) {
    return new Matrix(
        spec.name(), spec.datatype(), signature.columns(spec.name()), spec.shape().size() == 1);
  }

  List<Long> shape(int rows) {
    return flat ? List.of((long) rows) : List.of((long) rows, (long) columns);
  }
}
