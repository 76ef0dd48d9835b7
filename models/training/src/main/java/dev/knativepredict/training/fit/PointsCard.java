package dev.knativepredict.training.fit;

import dev.knativepredict.training.data.CardItem;
import dev.knativepredict.training.data.FeatureSpec;
import dev.knativepredict.training.data.Row;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.tribuo.classification.liblinear.LinearClassificationType.LinearType;

/**
 * A points card that a person can use: start with a base, and add whole points for each item.
 *
 * @param base the points of a row that is in the first bin of every item
 */
public record PointsCard(FeatureSpec.Score spec, int base, List<Line> lines) {

  /**
   * One item of the card.
   *
   * @param points for the first bin (0), the second, and so on
   */
  public record Line(CardItem item, List<Integer> points) {}

  /** Logistic regression over the bins; its log-odds, scaled and rounded, are the points. */
  static PointsCard fit(FeatureSpec.Score spec, List<Row> rows, double cost) {
    List<double[]> steps = rows.stream().map(row -> steps(spec, row)).toList();
    List<Double> labels = rows.stream().map(Row::target).toList();
    Weights.Sum odds =
        LibLinear.classification(LinearType.L2R_LR, new Examples(steps, labels, 2), cost)
            .weights()
            .sums()
            .getLast();
    double pointsPerLogit = spec.doubleOddsEvery() / Math.log(2);
    List<Line> lines = new ArrayList<>();
    int step = 0;
    for (CardItem item : spec.items()) {
      lines.add(line(item, odds, step, pointsPerLogit));
      step += item.bins() - 1;
    }
    long base = Math.round(spec.evenOddsAt() + odds.bias() * pointsPerLogit);
    return new PointsCard(spec, Math.toIntExact(base), lines);
  }

  /** The points of a row, within the card's lowest and highest. */
  double score(Row row) {
    int points = base;
    for (Line line : lines) {
      points += line.points().get(line.item().bin(row));
    }
    return Math.clamp(points, spec.lowest(), spec.highest());
  }

  private static Line line(CardItem item, Weights.Sum odds, int firstStep, double pointsPerLogit) {
    List<Integer> points = new ArrayList<>(List.of(0));
    double sum = 0;
    for (int bin = 1; bin < item.bins(); bin++) {
      sum += odds.weights().get(firstStep + bin - 1);
      points.add(Math.toIntExact(Math.round(sum * pointsPerLogit)));
    }
    return new Line(item, points);
  }

  /** 1 for each edge that the row is above: the points of a bin are the sum of its steps. */
  private static double[] steps(FeatureSpec.Score spec, Row row) {
    return spec.items().stream()
        .flatMap(item -> steps(item, item.bin(row)))
        .mapToDouble(Double::doubleValue)
        .toArray();
  }

  private static Stream<Double> steps(CardItem item, int bin) {
    return IntStream.range(1, item.bins()).mapToObj(step -> step <= bin ? 1.0 : 0.0);
  }
}
