package dev.knativepredict.training.fit;

import dev.knativepredict.manifest.Feature;
import dev.knativepredict.training.data.FeatureSpec;
import dev.knativepredict.training.data.ModelSpec;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.commons.statistics.descriptive.Median;
import org.jspecify.annotations.Nullable;

/** The features of a signature, with the ranges and medians of some rows. */
public final class Features {

  /** The input tensor, which they fill together. */
  public static final String INPUT = "input";

  private Features() {}

  static List<Feature> of(ModelSpec spec, List<Map<String, @Nullable Object>> instances) {
    return spec.features().stream().map(feature -> feature(feature, instances)).toList();
  }

  /** The row of the input tensor for an instance, feature by feature. */
  public static double[] columns(List<Feature> features, Map<String, @Nullable Object> instance) {
    int width = 0;
    for (Feature feature : features) {
      width += feature.columns();
    }
    double[] columns = new double[width];
    int next = 0;
    for (Feature feature : features) {
      switch (feature) {
        case Feature.Numeric numeric -> columns[next] = column(numeric, instance);
        case Feature.Categorical categorical -> {
          Object value = instance.get(categorical.name());
          if (value instanceof String text && categorical.values().contains(text)) {
            columns[next + categorical.values().indexOf(text)] = 1;
          }
        }
        case Feature.Flag _, Feature.Text _ ->
            throw new IllegalArgumentException(feature.name() + " is never trained on");
      }
      next += feature.columns();
    }
    return columns;
  }

  /** The numbers that the instances have for a feature, without the missing ones. */
  public static double[] numbers(String feature, List<Map<String, @Nullable Object>> instances) {
    return instances.stream()
        .map(instance -> instance.get(feature))
        .filter(Objects::nonNull)
        .mapToDouble(value -> ((Number) value).doubleValue())
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
              INPUT,
              categorical.values(),
              Feature.Encoding.ONE_HOT,
              categorical.example(),
              categorical.missing() != null);
    };
  }

  private static Feature numeric(FeatureSpec.Numeric spec, double[] numbers) {
    double from = spec.from() == null ? -Double.MAX_VALUE : spec.from();
    return numeric(
        spec,
        spec.unit(),
        numbers,
        from,
        spec.example(),
        spec.missing() == null ? null : median(numbers));
  }

  private static Feature score(FeatureSpec.Score spec, double[] numbers) {
    return numeric(spec, spec.unit(), numbers, -Double.MAX_VALUE, spec.example(), null);
  }

  /** With an example within the range: in a fold, the settings' own may be outside of it. */
  private static Feature.Numeric numeric(
      FeatureSpec spec,
      String unit,
      double[] numbers,
      double from,
      @Nullable Double example,
      @Nullable Double whenMissing) {
    double max = Arrays.stream(numbers).max().orElse(0);
    double min = Math.min(max, Math.max(Arrays.stream(numbers).min().orElse(0), from));
    double ordinary = example == null ? median(numbers) : example;
    return new Feature.Numeric(
        spec.name(),
        spec.description(),
        INPUT,
        unit,
        min,
        max,
        Math.clamp(ordinary, min, max),
        whenMissing);
  }

  /** Refuses an example that is outside of the feature's range. */
  static void checkExample(FeatureSpec spec, List<Feature> features) {
    Double example =
        switch (spec) {
          case FeatureSpec.Numeric numeric -> numeric.example();
          case FeatureSpec.Score score -> score.example();
          case FeatureSpec.Categorical _ -> null;
        };
    for (Feature feature : features) {
      if (example != null
          && feature instanceof Feature.Numeric numeric
          && numeric.name().equals(spec.name())
          && numeric.example() != example) {
        throw new IllegalArgumentException(
            "%s: the example %s is not within %s and %s"
                .formatted(spec.name(), example, numeric.min(), numeric.max()));
      }
    }
  }

  /** Where no row has a value, any number will do: a column that never changes gets no weight. */
  private static double median(double[] numbers) {
    return numbers.length == 0 ? 0 : Median.withDefaults().evaluate(numbers);
  }
}
