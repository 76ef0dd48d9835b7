package dev.knativepredict.training.fit;

import dev.knativepredict.training.data.TrainerSpec;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.tribuo.classification.sgd.linear.LinearSGDTrainer;
import org.tribuo.classification.sgd.objectives.LogMulticlass;
import org.tribuo.math.la.DenseMatrix;
import org.tribuo.math.optimisers.AdaGrad;

/**
 * Multinomial logistic regression: all labels at once, by stochastic gradient descent. Its
 * settings: {@code epochs}, how often every row is looked at, and {@code rate}, how large the steps
 * are.
 */
public final class Multinomial implements Family {

  @Override
  public String name() {
    return "multinomial";
  }

  @Override
  public Map<String, String> description(TrainerSpec trainer) {
    return TribuoData.description(
        "multinomial logistic regression (SGD, AdaGrad)",
        Map.of(
            Descent.EPOCHS,
            Integer.toString(Descent.epochs(trainer)),
            Descent.RATE,
            Double.toString(trainer.positive(Descent.RATE))));
  }

  @Override
  public Learned fit(TrainerSpec trainer, Examples examples) {
    trainer.allowOnly(Set.of(Descent.EPOCHS, Descent.RATE));
    Scaling scaling = Scaling.of(examples.columns());
    var model =
        new LinearSGDTrainer(
                new LogMulticlass(),
                new AdaGrad(trainer.positive(Descent.RATE)),
                Descent.epochs(trainer),
                Descent.NO_LOG,
                trainer.seed())
            .train(TribuoData.labels(examples.with(scaling::apply)));
    DenseMatrix weights = model.getWeightsCopy();
    Weights sums =
        new Weights(
            IntStream.range(0, examples.labels())
                .mapToObj(label ->
                    Descent.sum(weights, model.getOutputIDInfo().getID(TribuoData.label(label))))
                .toList());
    return new Linear(scaling, sums, Link.SOFTMAX, data -> TribuoData.provenance(model, data));
  }
}
