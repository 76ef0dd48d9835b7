package dev.knativepredict.training;

import dev.knativepredict.manifest.Feature;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.DoubleStream;
import org.apache.commons.statistics.descriptive.Median;
import org.jspecify.annotations.Nullable;

/** The signature's features as some rows show them: their ranges, and what stands in for none. */
final class Features {

  private Features() {}

  static List<Feature> of(ModelSettings settings, List<Map<String, @Nullable Object>> instances) {
    return settings.features().stream().map(feature -> feature(feature, instances)).toList();
  }

  /** What a row of the input tensor holds for an instance, feature by feature. */
  static double[] columns(List<Feature> features, Map<String, @Nullable Object> instance) {
    return features.stream()
        .flatMapToDouble(feature ->
            switch (feature) {
              case Feature.Numeric numeric -> DoubleStream.of(column(numeric, instance));
              case Feature.Categorical categorical ->
                  categorical.values().stream()
                      .mapToDouble(value -> value.equals(instance.get(categorical.name())) ? 1 : 0);
            })
        .toArray();
  }

  /** The numbers that the instances have for a feature, less the missing ones. */
  static double[] numbers(String feature, List<Map<String, @Nullable Object>> instances) {
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

  private static Feature feature(
      FeatureSettings settings, List<Map<String, @Nullable Object>> instances) {
    return switch (settings) {
      case FeatureSettings.Numeric numeric ->
          numeric(
              numeric,
              numeric.unit(),
              numeric.from(),
              numeric.example(),
              numeric.missing() != null,
              instances);
      case FeatureSettings.Score score ->
          numeric(score, score.unit(), null, score.example(), false, instances);
      case FeatureSettings.Categorical categorical ->
          new Feature.Categorical(
              categorical.name(),
              categorical.description(),
              categorical.values(),
              categorical.example(),
              categorical.missing() != null);
    };
  }

  private static Feature numeric(
      FeatureSettings settings,
      String unit,
      @Nullable Double from,
      @Nullable Double example,
      boolean optional,
      List<Map<String, @Nullable Object>> instances) {
    double[] numbers = numbers(settings.name(), instances);
    double median = Median.withDefaults().evaluate(numbers);
    return new Feature.Numeric(
        settings.name(),
        settings.description(),
        unit,
        Math.max(
            Arrays.stream(numbers).min().orElseThrow(), from == null ? -Double.MAX_VALUE : from),
        Arrays.stream(numbers).max().orElseThrow(),
        example == null ? median : example,
        optional ? median : null);
  }
}
