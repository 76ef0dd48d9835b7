package dev.knativepredict.training.fit;

import dev.knativepredict.training.data.TrainerSpec;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Linear regression: the least squares, with a cost of large weights. Its setting: {@code cost}.
 */
public final class LinearRegression implements Family {

  @Override
  public String name() {
    return "linear";
  }

  @Override
  public boolean learnsLabels() {
    return false;
  }

  @Override
  public boolean learnsNumbers() {
    return true;
  }

  @Override
  public Map<String, String> description(TrainerSpec trainer) {
    return TribuoData.description(
        "linear regression (LibLinear, L2R_L2LOSS_SVR)",
        Map.of(Logistic.COST, Double.toString(trainer.positive(Logistic.COST))));
  }

  /** The target is scaled as the columns are, so that one cost suits every unit. */
  @Override
  public Learned fit(TrainerSpec trainer, Examples examples) {
    trainer.allowOnly(Set.of(Logistic.COST));
    Scaling scaling = Scaling.of(examples.columns());
    Scaling.Column target = Scaling.Column.of(examples.numbers());
    LibLinear learned =
        LibLinear.regression(
            examples.with(scaling::apply).scaled(target), trainer.positive(Logistic.COST));
    Weights.Sum sum =
        learned.weights().sums().getFirst().changed(target.deviation(), target.mean());
    return new Linear(scaling, new Weights(List.of(sum)), Link.NONE, learned::provenance);
  }
}
