package dev.knativepredict.training.fit;

import static java.util.Objects.requireNonNull;

import dev.knativepredict.training.data.FeatureSpec;
import dev.knativepredict.training.data.ModelSpec;
import dev.knativepredict.training.data.Row;
import dev.knativepredict.training.data.Values;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Turns rows of the data into instances as a request has them: values by feature name. */
final class Instances {

  private Instances() {}

  /**
   * The instance of a row; a missing value is null.
   *
   * @param cards the points cards, by the feature's name
   */
  static Map<String, @Nullable Object> of(ModelSpec spec, Map<String, PointsCard> cards, Row row) {
    Map<String, @Nullable Object> instance = new LinkedHashMap<>();
    for (FeatureSpec feature : spec.features()) {
      instance.put(
          feature.name(),
          switch (feature) {
            case FeatureSpec.Numeric numeric -> Values.number(numeric, row);
            case FeatureSpec.Categorical categorical -> Values.text(categorical, row);
            case FeatureSpec.Score score -> requireNonNull(cards.get(score.name())).score(row);
          });
    }
    return instance;
  }
}
