package dev.knativepredict.training.fit;

import dev.knativepredict.manifest.Feature;
import dev.knativepredict.training.data.FeatureSpec;
import dev.knativepredict.training.data.Folds;
import dev.knativepredict.training.data.ModelSpec;
import dev.knativepredict.training.data.Row;
import dev.knativepredict.training.data.Target;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Everything that is learned from some rows.
 *
 * @param cards the points cards, by the feature's name
 * @param features the signature's features, with the ranges of these rows
 */
public record Fit(
    ModelSpec spec, Map<String, PointsCard> cards, List<Feature> features, Learned learned) {

  /** In so many folds, so that no score comes from a card that was fitted on its row. */
  private static final int CARD_FOLDS = 5;

  /**
   * Learns from rows.
   *
   * @throws IllegalArgumentException where a setting and the rows don't go together, or the family
   *     refuses one of its settings
   */
  public static Fit of(ModelSpec spec, List<Row> rows) {
    Map<String, PointsCard> cards = cards(spec, rows);
    List<Feature> features =
        Features.of(spec, rows.stream().map(row -> Instances.of(spec, cards, row)).toList());
    Learned learned = Families.of(spec).fit(spec.trainer(), examples(spec, features, rows));
    return new Fit(spec, cards, features, learned);
  }

  /** The instance of a row, as a request would have it. */
  public Map<String, @Nullable Object> instance(Row row) {
    return Instances.of(spec, cards, row);
  }

  /** The answer for an instance: one probability per label, or the value alone. */
  public double[] answer(Map<String, @Nullable Object> instance) {
    return learned.answer(Features.columns(features, instance));
  }

  /**
   * Refuses a feature's example that is outside of what these rows have.
   *
   * @throws IllegalArgumentException that names the feature
   */
  public void checkExamples() {
    for (FeatureSpec feature : spec.features()) {
      Features.checkExample(feature, features);
    }
  }

  private static Examples examples(ModelSpec spec, List<Feature> features, List<Row> rows) {
    List<double[]> columns = new ArrayList<>();
    List<Double> targets = new ArrayList<>();
    for (Folds.Split split : split(spec, rows)) {
      Map<String, PointsCard> cards = cards(spec, split.training());
      for (Row row : split.test()) {
        columns.add(Features.columns(features, Instances.of(spec, cards, row)));
        targets.add(row.target());
      }
    }
    return new Examples(columns, targets, labels(spec.target()));
  }

  private static List<Folds.Split> split(ModelSpec spec, List<Row> rows) {
    return Folds.of(spec.target(), rows, CARD_FOLDS, spec.trainer().seed());
  }

  private static int labels(Target target) {
    return switch (target) {
      case Target.Classes classes -> classes.labels().size();
      case Target.Value _ -> 0;
    };
  }

  private static Map<String, PointsCard> cards(ModelSpec spec, List<Row> rows) {
    Map<String, PointsCard> cards = new TreeMap<>();
    for (FeatureSpec feature : spec.features()) {
      if (feature instanceof FeatureSpec.Score score) {
        cards.put(score.name(), PointsCard.fit(score, rows, cost(spec, score)));
      }
    }
    return cards;
  }

  private static double cost(ModelSpec spec, FeatureSpec.Score score) {
    if (score.cost() != null) {
      return score.cost();
    }
    return spec.trainer().own().containsKey("cost") ? spec.trainer().positive("cost") : 1;
  }
}
