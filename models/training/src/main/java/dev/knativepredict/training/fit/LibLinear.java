package dev.knativepredict.training.fit;

import de.bwaldvogel.liblinear.Model;
import dev.knativepredict.manifest.Sha256;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.tribuo.classification.liblinear.LibLinearClassificationTrainer;
import org.tribuo.classification.liblinear.LinearClassificationType;
import org.tribuo.classification.liblinear.LinearClassificationType.LinearType;
import org.tribuo.common.liblinear.LibLinearModel;
import org.tribuo.regression.liblinear.LibLinearRegressionTrainer;
import org.tribuo.regression.liblinear.LinearRegressionType;

/** What LibLinear learned, by Tribuo: weights for labels 0, 1, …, or for one number. */
record LibLinear(LibLinearModel<?> model, Weights weights) {

  private static final int MAX_ITERATIONS = 1000;

  /** So small that another step changes no probability in its first six digits. */
  private static final double TOLERANCE = 1e-8;

  /**
   * Fits weights in log-odds, or those that separate each label from all others.
   *
   * @param cost how much a wrong row costs against large weights
   */
  static LibLinear classification(LinearType type, Examples examples, double cost) {
    checkLabels(examples);
    var trainer =
        new LibLinearClassificationTrainer(
            new LinearClassificationType(type), cost, MAX_ITERATIONS, TOLERANCE);
    var model = trainer.train(TribuoData.labels(examples));
    List<Integer> ids = Arrays.stream(inner(model).getLabels()).boxed().toList();
    return new LibLinear(
        model,
        new Weights(
            IntStream.range(0, examples.labels())
                // LibLinear numbers labels in the order in which the rows have them.
                .mapToObj(label ->
                    sum(
                        inner(model),
                        ids.indexOf(model.getOutputIDInfo().getID(TribuoData.label(label)))))
                .toList()));
  }

  /** Fits weights with the least squares, and a cost of large weights. */
  static LibLinear regression(Examples examples, double cost) {
    var trainer =
        new LibLinearRegressionTrainer(
            new LinearRegressionType(LinearRegressionType.LinearType.L2R_L2LOSS_SVR),
            cost,
            MAX_ITERATIONS,
            TOLERANCE,
            0);
    var model = trainer.train(TribuoData.numbers(examples));
    return new LibLinear(model, new Weights(List.of(sum(inner(model), 0))));
  }

  private static void checkLabels(Examples examples) {
    if (IntStream.range(0, examples.size()).map(examples::label).distinct().count()
        < examples.labels()) {
      throw new IllegalArgumentException("too few rows: a fold has none of one of the labels");
    }
  }

  private static Model inner(LibLinearModel<?> model) {
    return model.getInnerModels().getFirst();
  }

  private static Weights.Sum sum(Model model, int index) {
    return new Weights.Sum(
        IntStream.rangeClosed(1, model.getNrFeature())
            .mapToObj(column -> model.getDecfunCoef(column, index))
            .toList(),
        model.getDecfunBias(index));
  }

  /** Tribuo's own provenance without the clock and the machine, and with the hash of the data. */
  Map<String, String> provenance(Sha256 data) {
    return TribuoData.provenance(model, data);
  }
}
