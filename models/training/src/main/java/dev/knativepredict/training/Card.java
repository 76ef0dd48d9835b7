package dev.knativepredict.training;

import dev.knativepredict.manifest.Feature;
import dev.knativepredict.manifest.Manifest.Metric;
import java.util.List;
import java.util.stream.Collectors;

/** {@code CARD.md}: what people have to know of a model before they call it. */
final class Card {

  private Card() {}

  static String markdown(Fit fit, Judgement judgement, int version) {
    ModelSettings settings = fit.settings();
    return """
    # %s, version %d

    %s.

    ## What it is for

    %s
    ## What it must not be used for

    %s
    ## What goes in and what comes out

    %s
    Out: %s (%s), with a probability for each.
    %s
    ## Data

    %d rows. %s. Licence: %s.

    ## How well it does

    %s
    ![Accuracy of each repeat, and how sure the model may be](judgement.svg)

    ## Limits

    %s\
    """
        .formatted(
            settings.name(),
            version,
            settings.description(),
            settings.purpose(),
            settings.mustNotBeUsedFor(),
            features(fit.features()),
            settings.target().answers().stream()
                .map(label -> "`%s`".formatted(label))
                .collect(Collectors.joining(", ")),
            settings.target().description(),
            fit.cards().values().stream().map(PointsTable::markdown).collect(Collectors.joining()),
            judgement.rows(),
            settings.data().source(),
            settings.data().licence(),
            metrics(settings, judgement),
            settings.limits());
  }

  private static String features(List<Feature> features) {
    return "| feature | what it is | seen in training | where it is missing |\n|---|---|---|---|\n"
        + features.stream()
            .map(feature ->
                "| `%s` | %s | %s |\n"
                    .formatted(
                        feature.name(),
                        feature.description(),
                        switch (feature) {
                          case Feature.Numeric number ->
                              "%s to %s %s | %s"
                                  .formatted(
                                      PointsTable.plain(number.min()),
                                      PointsTable.plain(number.max()),
                                      number.unit(),
                                      number.whenMissing() == null
                                          ? "refused"
                                          : PointsTable.plain(number.whenMissing()));
                          case Feature.Categorical category ->
                              "%s | %s"
                                  .formatted(
                                      String.join(", ", category.values()),
                                      category.optional() ? "none of them" : "refused");
                        }))
            .collect(Collectors.joining());
  }

  private static String metrics(ModelSettings settings, Judgement judgement) {
    return """
    The means over %d folds: %d repeats of stratified %d-fold cross-validation, with everything
    learned anew in each fold. The gate was an accuracy of %s.

    | | mean | deviation between repeats |
    |---|---|---|
    """
            .formatted(
                judgement.folds() * judgement.repeats().size(),
                judgement.repeats().size(),
                judgement.folds(),
                settings.gate().minAccuracy())
        + judgement.metrics().entrySet().stream()
            .map(entry -> {
              Metric metric = entry.getValue();
              return "| %s | %s | %s |\n"
                  .formatted(
                      entry.getKey().replace('_', ' ').replace("auc", "AUC"),
                      four(metric.value()),
                      four(metric.spread()));
            })
            .collect(Collectors.joining())
        + """

        With another sample of %d rows the accuracy may be ± %s off (one standard error). `majority` is
        the accuracy of always saying the commonest label.
        """
            .formatted(judgement.rows(), four(judgement.samplingError()));
  }

  private static String four(double value) {
    return "%.4f".formatted(value);
  }
}
