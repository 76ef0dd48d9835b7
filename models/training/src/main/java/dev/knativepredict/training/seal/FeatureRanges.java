package dev.knativepredict.training.seal;

import dev.knativepredict.manifest.Datatype;
import dev.knativepredict.manifest.Feature;
import dev.knativepredict.manifest.Feature.Encoding;
import dev.knativepredict.manifest.Signature;
import dev.knativepredict.training.data.InputSpec;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The features of a signature: what the settings say, and what they leave out as it is in the data.
 *
 * @param graph has the tensors
 * @param instances of the data; none if there are no data
 */
record FeatureRanges(Signature graph, List<Map<String, @Nullable Object>> instances) {

  Feature feature(InputSpec spec) {
    String input = Tensors.inputOf(spec, graph);
    return switch (spec) {
      case InputSpec.Numeric number -> number(number, input);
      case InputSpec.Flag flag ->
          new Feature.Flag(
              flag.name(),
              flag.description(),
              input,
              (Boolean) example(flag.example(), flag.name(), false),
              flag.whenMissing());
      case InputSpec.Text text ->
          new Feature.Text(
              text.name(),
              text.description(),
              input,
              (String) example(text.example(), text.name(), ""),
              text.whenMissing());
      case InputSpec.Categorical category -> category(category, input);
    };
  }

  private Feature number(InputSpec.Numeric spec, String input) {
    double[] sorted =
        values(spec.name()).mapToDouble(value -> ((Number) value).doubleValue()).sorted().toArray();
    boolean any = sorted.length > 0;
    Double min = spec.min() == null && any ? Double.valueOf(sorted[0]) : spec.min();
    Double max = spec.max() == null && any ? Double.valueOf(sorted[sorted.length - 1]) : spec.max();
    return new Feature.Numeric(
        spec.name(),
        spec.description(),
        input,
        spec.unit(),
        min,
        max,
        spec.example() == null ? ordinary(sorted, min, max) : spec.example(),
        spec.whenMissing());
  }

  /** The one in the middle; without any the one that is closest to 0. */
  private static double ordinary(double[] sorted, @Nullable Double min, @Nullable Double max) {
    if (sorted.length > 0) {
      return sorted[(sorted.length - 1) / 2];
    }
    double low = min == null ? Double.NEGATIVE_INFINITY : min;
    double high = max == null ? Double.POSITIVE_INFINITY : max;
    return Math.max(low, Math.min(high, 0));
  }

  private Feature category(InputSpec.Categorical spec, String input) {
    Encoding usual =
        graph.input(input).datatype() == Datatype.BYTES ? Encoding.TEXT : Encoding.ONE_HOT;
    return new Feature.Categorical(
        spec.name(),
        spec.description(),
        input,
        spec.values(),
        spec.encoding() == null ? usual : spec.encoding(),
        (String) example(spec.example(), spec.name(), spec.values().getFirst()),
        Boolean.TRUE.equals(spec.optional()));
  }

  private Object example(@Nullable Object given, String feature, Object otherwise) {
    return given == null ? values(feature).findFirst().orElse(otherwise) : given;
  }

  private Stream<Object> values(String feature) {
    return instances.stream().map(instance -> instance.get(feature)).filter(Objects::nonNull);
  }
}
