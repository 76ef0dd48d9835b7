package dev.knativepredict.training.judge;

import dev.knativepredict.training.data.Measure;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is measured on the test rows of a fold. A measure that these rows don't define is left out:
 * without a row of each label there is no ROC curve, and where all have the same value there is no
 * variance to predict.
 *
 * @param values as {@link Measure} describes them
 */
public record FoldScores(Map<Measure, Double> values) {

  public FoldScores {
    values = Map.copyOf(values);
  }

  /** Measures predictions of labels, by predictions and truths alone. */
  public static FoldScores ofLabels(List<Prediction> predictions, int labels, double majority) {
    Map<Measure, Double> values = new EnumMap<>(Measure.class);
    values.put(Measure.ACCURACY, LabelScores.accuracy(predictions));
    values.put(Measure.MAJORITY, majority);
    if (LabelScores.haveEach(labels, predictions)) {
      values.put(Measure.BALANCED_ACCURACY, LabelScores.balanced(labels, predictions));
      values.put(Measure.AUC, LabelScores.auc(labels, predictions));
    }
    return new FoldScores(values);
  }

  /** Measures predictions of numbers, by predictions and truths alone. */
  public static FoldScores ofValues(List<Point> points) {
    Errors errors = Errors.of(points);
    Map<Measure, Double> values = new EnumMap<>(Measure.class);
    values.put(Measure.MAE, errors.absolute());
    values.put(Measure.RMSE, Math.sqrt(errors.squared()));
    if (errors.variance() > 0) {
      values.put(Measure.R2, 1 - errors.squared() / errors.variance());
    }
    return new FoldScores(values);
  }

  /** A measure; null where these rows don't define it. */
  public @Nullable Double get(Measure measure) {
    return values.get(measure);
  }
}
