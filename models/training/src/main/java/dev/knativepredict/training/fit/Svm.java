package dev.knativepredict.training.fit;

import dev.knativepredict.training.data.TrainerSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.tribuo.classification.liblinear.LinearClassificationType.LinearType;

/**
 * A linear support vector machine of each label against all others. How far a row is from the
 * boundary becomes a probability by Platt's method: a sigmoid is fitted to distances of rows that
 * were not learned from. Its setting: {@code cost}.
 */
public final class Svm implements Family {

  /** In so many parts, each measured by what was learned from the others. */
  private static final int PARTS = 5;

  @Override
  public String name() {
    return "svm";
  }

  @Override
  public Map<String, String> description(TrainerSpec trainer) {
    return TribuoData.description(
        "linear SVM (LibLinear, L2R_L2LOSS_SVC), calibrated",
        Map.of(Logistic.COST, Double.toString(trainer.positive(Logistic.COST))));
  }

  @Override
  public Learned fit(TrainerSpec trainer, Examples examples) {
    trainer.allowOnly(Set.of(Logistic.COST));
    double cost = trainer.positive(Logistic.COST);
    Scaling scaling = Scaling.of(examples.columns());
    Examples scaled = examples.with(scaling::apply);
    LibLinear learned = machine(scaled, cost);
    List<double[]> distances = distances(scaled, learned, cost);
    List<Weights.Sum> calibrated = new ArrayList<>();
    for (Weights.Sum sum : learned.weights().sums()) {
      calibrated.add(calibrated(sum, calibrated.size(), distances, examples));
    }
    return new Linear(scaling, new Weights(calibrated), Link.SIGMOIDS, learned::provenance);
  }

  private static LibLinear machine(Examples examples, double cost) {
    return LibLinear.classification(LinearType.L2R_L2LOSS_SVC, examples, cost);
  }

  /** The distances of all rows; by what was learned from all only if a label has a single row. */
  private static List<double[]> distances(Examples rows, LibLinear all, double cost) {
    List<int[]> parts = Parts.of(rows, PARTS);
    if (parts.size() < 2) {
      return rows.columns().stream().map(all.weights()::of).toList();
    }
    double[][] distances = new double[rows.size()][];
    for (int[] part : parts) {
      Weights others = machine(rows.pick(Parts.allBut(part, rows.size())), cost).weights();
      for (int row : part) {
        distances[row] = others.of(rows.columns().get(row));
      }
    }
    return List.of(distances);
  }

  private static Weights.Sum calibrated(
      Weights.Sum sum, int label, List<double[]> distances, Examples examples) {
    List<double[]> column =
        distances.stream().map(distance -> new double[] {distance[label]}).toList();
    List<Double> is =
        IntStream.range(0, examples.size())
            .mapToObj(row -> examples.label(row) == label ? 1.0 : 0.0)
            .toList();
    Weights.Sum odds =
        LibLinear.classification(LinearType.L2R_LR, new Examples(column, is, 2), 1)
            .weights()
            .sums()
            .getLast();
    return sum.changed(odds.weights().getFirst(), odds.bias());
  }
}
