package dev.knativepredict.training.report;

import static java.util.Objects.requireNonNull;

import dev.knativepredict.manifest.Feature;
import dev.knativepredict.manifest.Manifest.Metric;
import dev.knativepredict.training.data.GateSpec;
import dev.knativepredict.training.data.Measure;
import dev.knativepredict.training.data.ModelSpec;
import dev.knativepredict.training.data.Target;
import dev.knativepredict.training.judge.Judgement;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/** The tables of a card: the features, and how well the model does. */
final class Tables {

  private Tables() {}

  static String features(List<Feature> features) {
    return """
    | feature | what it is | seen in training | where it is missing |
    |---|---|---|---|
    %s\
    """
        .formatted(features.stream().map(Tables::feature).collect(Collectors.joining()));
  }

  /** The labels between commas. */
  static String labels(List<?> labels) {
    return labels.stream().map("`%s`"::formatted).collect(Collectors.joining(", "));
  }

  private static String feature(Feature feature) {
    String values =
        switch (feature) {
          case Feature.Numeric number -> range(number);
          case Feature.Categorical category -> String.join(", ", category.values());
          case Feature.Flag _ -> "true, false";
          case Feature.Text _ -> "any text";
        };
    return "| `%s` | %s | %s | %s |\n"
        .formatted(
            feature.name(),
            Objects.requireNonNullElse(feature.description(), ""),
            values,
            feature.optional() ? whenMissing(feature) : "refused");
  }

  private static String range(Feature.Numeric number) {
    return "%s to %s %s"
        .formatted(
            number.min() == null ? "?" : Plain.number(number.min()),
            number.max() == null ? "?" : Plain.number(number.max()),
            Objects.requireNonNullElse(number.unit(), ""))
        .replace("? to ? ", "")
        .strip();
  }

  private static String whenMissing(Feature feature) {
    return switch (feature) {
      case Feature.Numeric number -> Plain.number(requireNonNull(number.whenMissing()));
      case Feature.Categorical _ -> "none of them";
      case Feature.Flag flag -> String.valueOf(flag.whenMissing());
      case Feature.Text text -> "`%s`".formatted(text.whenMissing());
    };
  }

  static String metrics(ModelSpec spec, Judgement judgement) {
    return """
    The means over %d folds: %d repeats of %s%d-fold cross-validation, with everything
    learned anew in each fold. The gate was %s of %s.

    | | mean | deviation between repeats |
    |---|---|---|
    %s
    %s%s
    """
        .formatted(
            judgement.folds(),
            judgement.repeats().size(),
            spec.target() instanceof Target.Classes ? "stratified " : "",
            spec.trainer().folds(),
            article(spec.gate().metric()),
            spec.gate().bound(),
            judgement.measures().stream()
                .sorted(Comparator.comparing(Measure::key))
                .map(measure -> row(measure, judgement.metric(measure), judgement.folds()))
                .collect(Collectors.joining()),
            sampling(spec.gate().metric(), judgement),
            meaning(spec.target()));
  }

  /** What a model is that was measured once, and didn't learn here. */
  static String measured(Judgement judgement) {
    return """
    Measured once, on all %d rows. Whether the model has learned from them is not known here. The
    error is how far off a metric may be with another sample of as many rows (one standard error).

    | | value | error |
    |---|---|---|
    %s
    """
        .formatted(
            judgement.rows(),
            judgement.measures().stream()
                .sorted(Comparator.comparing(Measure::key))
                .map(measure -> row(measure, judgement))
                .collect(Collectors.joining()));
  }

  private static String row(Measure measure, Judgement judgement) {
    Double error = judgement.samplingError(measure);
    return "| %s | %s | %s |\n"
        .formatted(
            measure.title(),
            measure.text(judgement.mean(measure)),
            error == null ? "" : measure.text(error));
  }

  /** What has to be reached. */
  static String gate(GateSpec gate) {
    return "%s of %s %s"
        .formatted(
            article(gate.metric()),
            gate.metric().moreIsBetter() ? "at least" : "at most",
            gate.bound());
  }

  private static String article(Measure measure) {
    return (measure == Measure.BALANCED_ACCURACY || measure == Measure.MAJORITY ? "a " : "an ")
        + measure.title();
  }

  private static String sampling(Measure measure, Judgement judgement) {
    Double error = judgement.samplingError(measure);
    return error == null
        ? ""
        : "With another sample of %d rows the %s may be ± %s off (one standard error). "
            .formatted(judgement.rows(), measure.title(), measure.text(error));
  }

  private static String meaning(Target target) {
    return switch (target) {
      case Target.Classes _ -> "`majority` is\nthe accuracy of always saying the commonest label.";
      case Target.Value value ->
          "R² is 1 at\nbest and 0 for always saying the mean; MAE and RMSE are errors in %s."
              .formatted(value.unit());
    };
  }

  private static String row(Measure measure, Metric metric, int folds) {
    String where =
        metric.folds() == folds ? "" : " (defined in %d folds)".formatted(metric.folds());
    return "| %s%s | %s | %s |\n"
        .formatted(
            measure.title(), where, measure.text(metric.value()), measure.text(metric.spread()));
  }
}
