package dev.knativepredict.training.report;

import static java.util.Objects.requireNonNull;

import dev.knativepredict.manifest.Feature;
import dev.knativepredict.manifest.Manifest.Metric;
import dev.knativepredict.training.data.ModelSpec;
import dev.knativepredict.training.judge.Judgement;
import java.util.List;
import java.util.Map;
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

  private static String feature(Feature feature) {
    return "| `%s` | %s | %s |\n"
        .formatted(
            feature.name(),
            feature.description(),
            switch (feature) {
              case Feature.Numeric number -> range(number);
              case Feature.Categorical category ->
                  "%s | %s"
                      .formatted(
                          String.join(", ", category.values()),
                          category.optional() ? "none of them" : "refused");
              case Feature.Flag _, Feature.Text _ -> " | ";
            });
  }

  private static String range(Feature.Numeric number) {
    return "%s to %s %s | %s"
        .formatted(
            Plain.number(requireNonNull(number.min())),
            Plain.number(requireNonNull(number.max())),
            number.unit(),
            number.whenMissing() == null ? "refused" : Plain.number(number.whenMissing()));
  }

  static String metrics(ModelSpec spec, Judgement judgement) {
    return """
    The means over %d folds: %d repeats of stratified %d-fold cross-validation, with everything
    learned anew in each fold. The gate was an accuracy of %s.

    | | mean | deviation between repeats |
    |---|---|---|
    %s
    With another sample of %d rows the accuracy may be ± %s off (one standard error). `majority` is
    the accuracy of always saying the commonest label.
    """
        .formatted(
            judgement.folds() * judgement.repeats().size(),
            judgement.repeats().size(),
            judgement.folds(),
            spec.gate().minAccuracy(),
            judgement.metrics().entrySet().stream()
                .map(Tables::metric)
                .collect(Collectors.joining()),
            judgement.rows(),
            Plain.four(judgement.samplingError()));
  }

  private static String metric(Map.Entry<String, Metric> metric) {
    return "| %s | %s | %s |\n"
        .formatted(
            metric.getKey().replace('_', ' ').replace("auc", "AUC"),
            Plain.four(metric.getValue().value()),
            Plain.four(metric.getValue().spread()));
  }
}
