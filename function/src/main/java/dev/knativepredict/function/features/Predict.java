package dev.knativepredict.function.features;

import static java.util.Objects.requireNonNull;

import dev.knativepredict.function.inference.Inference;
import dev.knativepredict.manifest.Manifest;
import dev.knativepredict.manifest.Signature;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;

/** The function: rows of features in, a prediction a row out. */
public final class Predict implements Function<EncodedRows, Predictions> {

  private final Supplier<Manifest> model;
  private final Inference inference;

  /**
   * Predicts by a model.
   *
   * @param model its manifest, which may not be there yet when the function is made
   */
  public Predict(Supplier<Manifest> model, Inference inference) {
    this.model = model;
    this.inference = inference;
  }

  @Override
  public Predictions apply(EncodedRows rows) {
    Manifest manifest = model.get();
    Signature signature = manifest.signature();
    Inference.Request request =
        new Inference.Request(
            manifest.name(), manifest.version(), Map.of(signature.input().name(), rows.input()));
    String output = signature.output().tensor().name();
    return new Predictions(
        manifest,
        requireNonNull(inference.infer(request).outputs().get(output), output),
        rows.warnings());
  }
}
