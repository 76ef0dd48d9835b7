package dev.knativepredict.training.fit;

import dev.knativepredict.training.data.TrainerSpec;
import java.util.Map;
import java.util.Set;
import org.tribuo.classification.sgd.fm.FMClassificationTrainer;
import org.tribuo.classification.sgd.objectives.LogMulticlass;
import org.tribuo.math.optimisers.AdaGrad;
import org.tribuo.regression.sgd.fm.FMRegressionTrainer;
import org.tribuo.regression.sgd.objectives.SquaredLoss;

/**
 * A factorisation machine: weights of columns, and of every two columns together, the latter as
 * products of a few factors that each column has. Its settings: {@code factors}, how many, {@code
 * epochs} and {@code rate}.
 */
public final class FactorisationMachine implements Family {

  private static final String FACTORS = "factors";

  /** How far from 0 the factors are before they are learned. */
  private static final double VARIANCE = 0.1;

  @Override
  public String name() {
    return "fm";
  }

  @Override
  public boolean learnsNumbers() {
    return true;
  }

  @Override
  public Map<String, String> description(TrainerSpec trainer) {
    return TribuoData.description(
        "factorisation machine (SGD, AdaGrad)",
        Map.of(
            FACTORS,
            Integer.toString(trainer.count(FACTORS)),
            Descent.EPOCHS,
            Integer.toString(Descent.epochs(trainer)),
            Descent.RATE,
            Double.toString(trainer.positive(Descent.RATE))));
  }

  @Override
  public Learned fit(TrainerSpec trainer, Examples examples) {
    trainer.allowOnly(Set.of(FACTORS, Descent.EPOCHS, Descent.RATE));
    return examples.labels() > 0 ? labels(trainer, examples) : numbers(trainer, examples);
  }

  private static Learned labels(TrainerSpec trainer, Examples examples) {
    Scaling scaling = Scaling.of(examples.columns());
    var model =
        new FMClassificationTrainer(
                new LogMulticlass(),
                new AdaGrad(trainer.positive(Descent.RATE)),
                Descent.epochs(trainer),
                Descent.NO_LOG,
                trainer.seed(),
                trainer.count(FACTORS),
                VARIANCE)
            .train(TribuoData.labels(examples.with(scaling::apply)));
    int[] rows = new int[examples.labels()];
    for (int label = 0; label < rows.length; label++) {
      rows[label] = model.getOutputIDInfo().getID(TribuoData.label(label));
    }
    return new Machine(
        scaling, Factors.of(model, rows), Link.SOFTMAX, data -> TribuoData.provenance(model, data));
  }

  private static Learned numbers(TrainerSpec trainer, Examples examples) {
    Scaling scaling = Scaling.of(examples.columns());
    Scaling.Column target = Scaling.Column.of(examples.numbers());
    var model =
        new FMRegressionTrainer(
                new SquaredLoss(),
                new AdaGrad(trainer.positive(Descent.RATE)),
                Descent.epochs(trainer),
                Descent.NO_LOG,
                trainer.seed(),
                trainer.count(FACTORS),
                VARIANCE,
                false)
            .train(TribuoData.numbers(examples.with(scaling::apply).scaled(target)));
    return new Machine(
        scaling,
        Factors.of(model, 0).unscaled(target),
        Link.NONE,
        data -> TribuoData.provenance(model, data));
  }
}
