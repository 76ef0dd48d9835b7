package dev.knativepredict.training;

import dev.knativepredict.manifest.Feature;
import dev.knativepredict.manifest.Manifest.Metric;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

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
            fit.cards().values().stream().map(Card::points).collect(Collectors.joining()),
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
                                      plain(number.min()),
                                      plain(number.max()),
                                      number.unit(),
                                      number.whenMissing() == null
                                          ? "refused"
                                          : plain(number.whenMissing()));
                          case Feature.Categorical category ->
                              "%s | %s"
                                  .formatted(
                                      String.join(", ", category.values()),
                                      category.optional() ? "none of them" : "refused");
                        }))
            .collect(Collectors.joining());
  }

  private static String points(PointsCard card) {
    FeatureSettings.Score score = card.settings();
    return """

    ### How to compute `%s`

    Start with %d points and add those of each line. Below %d it is %d, above %d it is %d. Odds of
    1:1 are %d points, and %d more double them.

    | column | what it is | value | points |
    |---|---|---|---|
    %s\
    """
        .formatted(
            score.name(),
            card.base(),
            score.lowest(),
            score.lowest(),
            score.highest(),
            score.highest(),
            score.evenOddsAt(),
            score.doubleOddsEvery(),
            card.lines().stream().map(Card::bins).collect(Collectors.joining()));
  }

  private static String bins(PointsCard.Line line) {
    return IntStream.range(0, line.points().size())
        .mapToObj(bin ->
            "| `%s` | %s | %s | %+d |\n"
                .formatted(
                    line.item().column(),
                    line.item().description(),
                    value(line.item(), bin),
                    line.points().get(bin)))
        .collect(Collectors.joining());
  }

  private static String value(FeatureSettings.Item item, int bin) {
    List<Double> above = item.above();
    if (above == null) {
      return bin == 0 ? "not " + item.is() : String.valueOf(item.is());
    }
    if (bin == 0) {
      return "up to " + plain(above.getFirst());
    }
    String from = "above " + plain(above.get(bin - 1));
    return bin == above.size() ? from : from + ", up to " + plain(above.get(bin));
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
                      entry.getKey().replace('_', ' '),
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

  private static String plain(double value) {
    return java.math.BigDecimal.valueOf(value).stripTrailingZeros().toPlainString();
  }
}
