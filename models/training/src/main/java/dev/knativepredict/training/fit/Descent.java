package dev.knativepredict.training.fit;

import dev.knativepredict.training.data.TrainerSpec;
import java.util.stream.IntStream;
import org.tribuo.math.la.DenseMatrix;

/** What the families that learn by stochastic gradient descent have in common. */
final class Descent {

  static final String EPOCHS = "epochs";
  static final String RATE = "rate";

  /** Tribuo says nothing while it learns. */
  static final int NO_LOG = -1;

  private Descent() {}

  static int epochs(TrainerSpec trainer) {
    return trainer.count(EPOCHS);
  }

  /** A row of Tribuo's weights, whose last column is the bias. */
  static Weights.Sum sum(DenseMatrix weights, int row) {
    int columns = weights.getDimension2Size() - 1;
    return new Weights.Sum(
        IntStream.range(0, columns).mapToObj(column -> weights.get(row, column)).toList(),
        weights.get(row, columns));
  }
}
