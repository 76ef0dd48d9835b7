package dev.knativepredict.training.fit;

import dev.knativepredict.training.data.TrainerSpec;
import java.util.Map;
import java.util.Set;
import org.tribuo.classification.liblinear.LinearClassificationType.LinearType;

/** Logistic regression of each label against all others. Its setting: {@code cost}. */
public final class Logistic implements Family {

  static final String COST = "cost";

  @Override
  public String name() {
    return "logistic";
  }

  @Override
  public Map<String, String> description(TrainerSpec trainer) {
    return TribuoData.description(
        "logistic regression (LibLinear, L2R_LR)",
        Map.of(COST, Double.toString(trainer.positive(COST))));
  }

  @Override
  public Learned fit(TrainerSpec trainer, Examples examples) {
    trainer.allowOnly(Set.of(COST));
    Scaling scaling = Scaling.of(examples.columns());
    LibLinear learned =
        LibLinear.classification(
            LinearType.L2R_LR, examples.with(scaling::apply), trainer.positive(COST));
    return new Linear(scaling, learned.weights(), Link.SIGMOIDS, learned::provenance);
  }
}
