package dev.knativepredict.function.features;

import static java.util.Objects.requireNonNull;

import dev.knativepredict.function.inference.Deadline;
import dev.knativepredict.function.inference.Inference;
import dev.knativepredict.manifest.Manifest;
import dev.knativepredict.manifest.Signature;
import dev.knativepredict.onnx.Tensor;
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
    Signature signature = model.signature();
    Map<String, Tensor> inputs = Map.of(signature.inputs().getFirst().name(), rows.input());
    Inference.Request request = new Inference.Request(model.name(), inputs, Deadline.current());
    String output = signature.outputs().getFirst().name();
    Tensor values = requireNonNull(inference.infer(request).outputs().get(output), output);
    return new Predictions(model, (Tensor.Numbers) values, rows.warnings());
  }
}
