package dev.knativepredict.training;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A points card as a lender's clerk would use it: a base, and whole points for what a row says.
 *
 * @param base the points of a row in the first bin of every item
 */
record PointsCard(FeatureSettings.Score settings, int base, List<Line> lines) {

  /**
   * One item of the card.
   *
   * @param points for the first bin (0), the second, and so on
   */
  record Line(FeatureSettings.Item item, List<Integer> points) {}

  /** Logistic regression over the bins; its log-odds, scaled and rounded, are the points. */
  static PointsCard fit(FeatureSettings.Score settings, List<Row> rows, double cost) {
    List<double[]> columns = rows.stream().map(row -> steps(settings, row)).toList();
    Logistic logistic = Logistic.fit(columns, rows.stream().map(Row::label).toList(), 2, cost);
    double pointsPerLogit = settings.doubleOddsEvery() / Math.log(2);
    List<Line> lines = new ArrayList<>();
    int step = 0;
    for (FeatureSettings.Item item : settings.items()) {
      List<Integer> points = new ArrayList<>(List.of(0));
      double sum = 0;
      for (int bin = 1; bin <= steps(item); bin++) {
        sum += logistic.weight(1, step++);
        points.add(Math.toIntExact(Math.round(sum * pointsPerLogit)));
      }
      lines.add(new Line(item, points));
    }
    long base = Math.round(settings.evenOddsAt() + logistic.bias(1) * pointsPerLogit);
    return new PointsCard(settings, Math.toIntExact(base), lines);
  }

  double score(Row row) {
    int points = base;
    for (Line line : lines) {
      points += line.points().get(bin(line.item(), row));
    }
    return Math.clamp(points, settings.lowest(), settings.highest());
  }

  private static int steps(FeatureSettings.Item item) {
    return item.above() == null ? 1 : item.above().size();
  }

  private static int bin(FeatureSettings.Item item, Row row) {
    List<Double> above = item.above();
    if (above == null) {
      return row.cell(item.column()).equals(item.is()) ? 1 : 0;
    }
    double value = row.number(item.column());
    return Math.toIntExact(above.stream().filter(edge -> value > edge).count());
  }

  /** 1 for each edge that the row is past: a bin's points are the sum of the steps up to it. */
  private static double[] steps(FeatureSettings.Score settings, Row row) {
    return settings.items().stream()
        .flatMap(item -> steps(item, bin(item, row)))
        .mapToDouble(Double::doubleValue)
        .toArray();
  }

  private static Stream<Double> steps(FeatureSettings.Item item, int bin) {
    return IntStream.range(0, steps(item)).mapToObj(step -> step < bin ? 1.0 : 0.0);
  }
}
