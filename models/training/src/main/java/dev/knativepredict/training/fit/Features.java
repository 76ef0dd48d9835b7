package dev.knativepredict.training.fit;

import dev.knativepredict.manifest.Feature;
import dev.knativepredict.training.data.FeatureSpec;
import dev.knativepredict.training.data.ModelSpec;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.DoubleStream;
import org.apache.commons.statistics.descriptive.Median;
import org.jspecify.annotations.Nullable;

/** The features of a signature, with the ranges and medians of some rows. */
public final class Features {

  private Features() {}

  static List<Feature> of(ModelSpec spec, List<Map<String, @Nullable Object>> instances) {
    return spec.features().stream().map(feature -> feature(feature, instances)).toList();
  }

  /** The row of the input tensor for an instance, feature by feature. */
  public static double[] columns(List<Feature> features, Map<String, @Nullable Object> instance) {
    return features.stream()
        .flatMapToDouble(feature ->
            switch (feature) {
              case Feature.Numeric numeric -> DoubleStream.of(column(numeric, instance));
              case Feature.Categorical categorical ->
                  categorical.values().stream()
                      .mapToDouble(value -> value.equals(instance.get(categorical.name())) ? 1 : 0);
              case Feature.Flag _, Feature.Text _ ->
                  throw new IllegalArgumentException(feature.name() + " is never trained on");
            })
        .toArray();
  }

  /** The numbers that the instances have for a feature, without the missing ones. */
  public static double[] numbers(String feature, List<Map<String, @Nullable Object>> instances) {
    return instances.stream()
        .map(instance -> instance.get(feature))
        .filter(Objects::nonNull)
        .mapToDouble(value -> (double) value)
        .toArray();
  }

  private static double column(Feature.Numeric feature, Map<String, @Nullable Object> instance) {
    Object given = instance.get(feature.name());
    Object value = given == null ? feature.whenMissing() : given;
    if (value == null) {
      throw new IllegalArgumentException(feature.name() + " is missing in a row");
    }
    return ((Number) value).doubleValue();
  }

  private static Feature feature(FeatureSpec spec, List<Map<String, @Nullable Object>> instances) {
    return switch (spec) {
      case FeatureSpec.Numeric numeric -> numeric(numeric, numbers(numeric.name(), instances));
      case FeatureSpec.Score score -> score(score, numbers(score.name(), instances));
      case FeatureSpec.Categorical categorical ->
          new Feature.Categorical(
              categorical.name(),
              categorical.description(),
              GraphBuilder.INPUT,
              categorical.values(),
              Feature.Encoding.ONE_HOT,
              categorical.example(),
              categorical.missing() != null);
    };
  }

  private static Feature numeric(FeatureSpec.Numeric spec, double[] numbers) {
    if (numbers.length == 0) {
      throw new IllegalArgumentException(spec.name() + ": no row has a value");
    }
    double median = median(numbers);
    double from = spec.from() == null ? -Double.MAX_VALUE : spec.from();
    return new Feature.Numeric(
        spec.name(),
        spec.description(),
        GraphBuilder.INPUT,
        spec.unit(),
        Math.max(min(numbers), from),
        max(numbers),
        spec.example() == null ? median : spec.example(),
        spec.missing() == null ? null : median);
  }

  private static Feature score(FeatureSpec.Score spec, double[] numbers) {
    return new Feature.Numeric(
        spec.name(),
        spec.description(),
        GraphBuilder.INPUT,
        spec.unit(),
        min(numbers),
        max(numbers),
        spec.example() == null ? median(numbers) : spec.example(),
        null);
  }

  private static double min(double[] numbers) {
    return Arrays.stream(numbers).min().orElseThrow();
  }

  private static double max(double[] numbers) {
    return Arrays.stream(numbers).max().orElseThrow();
  }

  private static double median(double[] numbers) {
    return Median.withDefaults().evaluate(numbers);
  }
}
