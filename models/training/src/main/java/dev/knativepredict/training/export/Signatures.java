package dev.knativepredict.training.export;

import dev.knativepredict.manifest.Datatype;
import dev.knativepredict.manifest.Feature;
import dev.knativepredict.manifest.Output;
import dev.knativepredict.manifest.Signature;
import dev.knativepredict.manifest.TensorSpec;
import dev.knativepredict.training.data.Target;
import dev.knativepredict.training.fit.Features;
import dev.knativepredict.training.fit.Fit;
import java.util.List;

/** What a trained model takes and returns: one matrix each. */
final class Signatures {

  private static final String OUTPUT = "output";

  private Signatures() {}

  /**
   * The signature of a fit.
   *
   * @param precision of the features and of a value, FP32 or FP64; probabilities are always FP32
   */
  static Signature of(Fit fit, Datatype precision) {
    int columns = fit.features().stream().mapToInt(Feature::columns).sum();
    TensorSpec input = matrix(Features.INPUT, precision, columns);
    return switch (fit.spec().target()) {
      case Target.Classes classes -> {
        List<Object> labels = classes.outputLabels();
        yield new Signature(
            fit.features(),
            List.of(input),
            List.of(matrix(OUTPUT, Datatype.FP32, labels.size())),
            new Output.Classes(labels, null, OUTPUT, classes.description()));
      }
      case Target.Value value ->
          new Signature(
              fit.features(),
              List.of(input),
              List.of(matrix(OUTPUT, precision, 1)),
              new Output.Value(OUTPUT, value.unit(), value.description()));
    };
  }

  private static TensorSpec matrix(String name, Datatype datatype, long columns) {
    return new TensorSpec(name, datatype, List.of(TensorSpec.ANY, columns));
  }
}
