package dev.knativepredict.training;

import dev.knativepredict.manifest.Feature;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Fit: all that is learned from some rows.
 *
 * @param cards the points cards, by the feature's name
 * @param features the signature's features, as these rows show them
 */
record Fit(
    ModelSettings settings,
    Map<String, PointsCard> cards,
    List<Feature> features,
    Scaling scaling,
    Logistic logistic) {

  /** How many folds keep a score out of the rows that its card was fitted on. */
  private static final int CARD_FOLDS = 5;

  static Fit of(ModelSettings settings, List<Row> rows) {
    Map<String, PointsCard> cards = cards(settings, rows);
    List<Feature> features =
        Features.of(
            settings, rows.stream().map(row -> Instances.of(settings, cards, row)).toList());
    List<Row> seen = new ArrayList<>();
    List<double[]> columns = new ArrayList<>();
    for (Folds.Split split : Folds.stratified(rows, CARD_FOLDS, settings.trainer().seed())) {
      Map<String, PointsCard> others = cards(settings, split.training());
      for (Row row : split.test()) {
        seen.add(row);
        columns.add(Features.columns(features, Instances.of(settings, others, row)));
      }
    }
    Scaling scaling = Scaling.of(columns);
    Logistic logistic =
        Logistic.fit(
            columns.stream().map(scaling::apply).toList(),
            seen.stream().map(Row::label).toList(),
            settings.target().labels().size(),
            settings.trainer().cost());
    return new Fit(settings, cards, features, scaling, logistic);
  }

  Map<String, @Nullable Object> instance(Row row) {
    return Instances.of(settings, cards, row);
  }

  /** The answer to a request's row: one probability a label. */
  double[] probabilities(Map<String, @Nullable Object> instance) {
    return logistic.probabilities(scaling.apply(Features.columns(features, instance)));
  }

  static int likeliest(double[] probabilities) {
    return IntStream.range(0, probabilities.length)
        .reduce((a, b) -> probabilities[b] > probabilities[a] ? b : a)
        .orElseThrow();
  }

  private static Map<String, PointsCard> cards(ModelSettings settings, List<Row> rows) {
    Map<String, PointsCard> cards = new TreeMap<>();
    for (FeatureSettings feature : settings.features()) {
      if (feature instanceof FeatureSettings.Score score) {
        cards.put(score.name(), PointsCard.fit(score, rows, settings.trainer().cost()));
      }
    }
    return cards;
  }
}
