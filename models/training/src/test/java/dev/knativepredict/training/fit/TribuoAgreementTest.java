package dev.knativepredict.training.fit;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.tribuo.Example;
import org.tribuo.Model;
import org.tribuo.classification.Label;
import org.tribuo.classification.liblinear.LinearClassificationType.LinearType;
import org.tribuo.classification.sgd.fm.FMClassificationTrainer;
import org.tribuo.classification.sgd.objectives.LogMulticlass;
import org.tribuo.math.optimisers.AdaGrad;
import org.tribuo.regression.Regressor;

/** What is computed here of Tribuo's weights is what Tribuo itself predicts. */
class TribuoAgreementTest {

  private final Random random = new Random(3);
  private final List<double[]> columns =
      IntStream.range(0, 60)
          .mapToObj(i -> new double[] {random.nextGaussian(), random.nextGaussian() + i % 3})
          .toList();
  private final Examples labels =
      new Examples(columns, IntStream.range(0, 60).mapToObj(i -> i % 3 + 0.0).toList(), 3);

  @Test
  void logisticRegression() {
    LibLinear learned = LibLinear.classification(LinearType.L2R_LR, labels, 1);

    agree(learned.model(), row -> Link.SIGMOIDS.answer(learned.weights().of(row)));
  }

  @Test
  void factorisationMachine() {
    var model =
        new FMClassificationTrainer(
                new LogMulticlass(), new AdaGrad(0.1), 5, Descent.NO_LOG, 1, 2, 0.1)
            .train(TribuoData.labels(labels));
    int[] rows =
        IntStream.range(0, 3)
            .map(l -> model.getOutputIDInfo().getID(TribuoData.label(l)))
            .toArray();
    Factors factors = Factors.of(model, rows);

    agree(model, row -> Link.SOFTMAX.answer(factors.of(row)));
  }

  @Test
  void linearRegression() {
    Examples numbers =
        new Examples(columns, columns.stream().map(row -> row[0] - 2 * row[1]).toList(), 0);
    LibLinear learned = LibLinear.regression(numbers, 100);
    @SuppressWarnings("unchecked")
    Model<Regressor> model = (Model<Regressor>) learned.model();

    int row = 0;
    for (Example<Regressor> example : TribuoData.numbers(numbers)) {
      double expected = model.predict(example).getOutput().getValues()[0];
      assertThat(learned.weights().of(columns.get(row++))[0]).isCloseTo(expected, within(1e-9));
      assertThat(expected).isCloseTo(example.getOutput().getValues()[0], within(0.1));
    }
  }

  private interface Answer {
    double[] of(double[] row);
  }

  private void agree(Model<?> tribuo, Answer answer) {
    @SuppressWarnings("unchecked")
    Model<Label> model = (Model<Label>) tribuo;
    int row = 0;
    for (Example<Label> example : TribuoData.labels(labels)) {
      var scores = model.predict(example).getOutputScores();
      double[] found = answer.of(columns.get(row++));
      for (int label = 0; label < 3; label++) {
        double expected = requireNonNull(scores.get(Integer.toString(label))).getScore();
        assertThat(found[label]).isCloseTo(expected, within(1e-9));
      }
    }
  }
}
