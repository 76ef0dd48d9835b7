package dev.knativepredict.function.drift;

import dev.knativepredict.manifest.Output;
import dev.knativepredict.manifest.Reference.Spread;
import dev.knativepredict.manifest.Signature;
import dev.knativepredict.onnx.Tensor;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How many rows got which answer. */
interface AnswerCounts {

  /**
   * Counts answers.
   *
   * @param outputs those that the request asked for, by their names in the graph
   */
  void count(Map<String, Tensor> outputs, int rows);

  void show(RowCounts.Reader reader);

  /** Those of a model; null if it answers with tensors, or nothing is known of its values. */
  static @Nullable AnswerCounts of(Signature signature, @Nullable Spread spread) {
    return switch (signature.output()) {
      case Output.Classes classes ->
          new LabelCounts(classes, spread instanceof Spread.Categories labels ? labels : null);
      case Output.Value value ->
          spread instanceof Spread.Bins bins
              ? new ValueCounts(
                  value.tensor(), NumberBins.of(bins, signature.output(value.tensor()).datatype()))
              : null;
      case Output.Tensors _ -> null;
    };
  }
}
