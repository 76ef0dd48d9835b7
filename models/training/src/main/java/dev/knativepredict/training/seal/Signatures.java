package dev.knativepredict.training.seal;

import dev.knativepredict.manifest.Feature;
import dev.knativepredict.manifest.Output;
import dev.knativepredict.manifest.Signature;
import dev.knativepredict.training.data.InputSpec;
import dev.knativepredict.training.data.OutputSpec;
import dev.knativepredict.training.data.PretrainedSpec;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The signature of a graph as the settings want it. */
final class Signatures {

  private Signatures() {}

  /**
   * Puts the settings' features and output in the place of those that were derived.
   *
   * @param graph the signature that was derived from the graph
   * @param instances of the data; none if there are no data
   * @throws IllegalArgumentException where settings and graph don't go together
   */
  static Signature of(
      PretrainedSpec spec, Signature graph, List<Map<String, @Nullable Object>> instances) {
    FeatureRanges ranges = new FeatureRanges(graph, instances);
    List<Feature> features = features(spec, graph).stream().map(ranges::feature).toList();
    return new Signature(features, graph.inputs(), graph.outputs(), output(spec.output(), graph));
  }

  /** The settings' features, or those that were derived. */
  static List<InputSpec> features(PretrainedSpec spec, Signature graph) {
    return spec.features() == null
        ? graph.features().stream().map(FirstSettings::of).toList()
        : spec.features();
  }

  /** The settings' output, or the one that was derived; whole labels as JSON has them. */
  static Output output(@Nullable OutputSpec spec, Signature graph) {
    return switch (spec) {
      case null -> graph.output();
      case OutputSpec.Classes classes -> classes(classes, graph.output());
      case OutputSpec.Value value ->
          new Output.Value(
              value.tensor() == null
                  ? Tensors.only(graph.outputs(), "output.tensor")
                  : value.tensor(),
              value.unit(),
              value.description());
      case OutputSpec.Tensors tensors -> new Output.Tensors(tensors.description());
    };
  }

  private static Output classes(OutputSpec.Classes spec, Output derived) {
    Output.Classes found = derived instanceof Output.Classes classes ? classes : null;
    List<Object> labels = spec.labels() == null && found != null ? found.labels() : spec.labels();
    if (labels == null) {
      throw new IllegalArgumentException("output.labels: missing, and the graph doesn't say them");
    }
    if (found != null && spec.label() == null && spec.probabilities() == null) {
      return new Output.Classes(labels, found.label(), found.probabilities(), spec.description());
    }
    return new Output.Classes(labels, spec.label(), spec.probabilities(), spec.description());
  }
}
