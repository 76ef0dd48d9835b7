package dev.knativepredict.function.features;

import dev.knativepredict.function.inference.Deadline;
import dev.knativepredict.function.inference.Inference;
import dev.knativepredict.function.inference.Inference.Details;
import dev.knativepredict.function.refusal.Refusal.GraphFailed;
import dev.knativepredict.function.refusal.Refused;
import dev.knativepredict.manifest.Manifest;
import dev.knativepredict.onnx.Tensor;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;

/** The function {@code predict}: rows of features in, one prediction per row out. */
public final class Predict implements Function<EncodedRows, Predictions> {

  private final Supplier<Manifest> manifest;
  private final Inference inference;

  /**
   * Predicts by a model.
   *
   * @param manifest the model's, which may still be loading when this function is made
   * @param inference runs the model
   */
  public Predict(Supplier<Manifest> manifest, Inference inference) {
    this.manifest = manifest;
    this.inference = inference;
  }

  @Override
  public Predictions apply(EncodedRows rows) {
    Manifest model = manifest.get();
    List<String> names = Answers.tensors(model.signature());
    Inference.Request request =
        new Inference.Request(
            model.name(),
            null,
            rows.inputs(),
            names,
            Details.NONE,
            Deadline.current(),
            rows.filled());
    Map<String, Tensor> outputs = inference.infer(request).outputs();
    if (!Answers.areOnePerRow(model.signature(), outputs, rows.count())) {
      throw new Refused(new GraphFailed(model.name(), model.version()));
    }
    return new Predictions(model, outputs, rows.count(), rows.warnings());
  }
}
