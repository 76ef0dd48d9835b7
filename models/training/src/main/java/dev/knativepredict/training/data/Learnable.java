package dev.knativepredict.training.data;

import java.util.List;

/** Whether rows can be learned from, and judged, by the settings: found out before any work. */
final class Learnable {

  private Learnable() {}

  static void check(ModelSpec spec, List<Row> rows) {
    if (rows.size() < spec.trainer().folds()) {
      throw new IllegalArgumentException(
          "%d folds need at least as many rows, there are %d"
              .formatted(spec.trainer().folds(), rows.size()));
    }
    if (spec.target() instanceof Target.Classes classes) {
      checkLabels(spec, classes.texts(), rows);
    }
    for (FeatureSpec feature : spec.features()) {
      rows.forEach(row -> Values.check(feature, row));
      if (feature instanceof FeatureSpec.Numeric numeric) {
        checkColumn(numeric, rows);
      }
    }
  }

  /**
   * One row to learn a label from, and one to judge it by; twice as many where folds have folds.
   */
  private static void checkLabels(ModelSpec spec, List<String> labels, List<Row> rows) {
    boolean foldsInFolds = spec.features().stream().anyMatch(FeatureSpec.Score.class::isInstance);
    int needed = foldsInFolds ? 4 : 2;
    for (int label = 0; label < labels.size(); label++) {
      int index = label;
      long found = rows.stream().filter(row -> row.label() == index).count();
      if (found < needed) {
        throw new IllegalArgumentException(
            "too few rows have the label '%s': %d, and to learn and judge it takes at least %d"
                .formatted(labels.get(label), found, needed));
      }
    }
  }

  private static void checkColumn(FeatureSpec.Numeric feature, List<Row> rows) {
    if (rows.stream().allMatch(row -> row.isMissing(feature.column()))) {
      throw new IllegalArgumentException(
          "no row has a value in the column '%s'".formatted(feature.column()));
    }
  }
}
