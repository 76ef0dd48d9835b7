package dev.knativepredict.training.fit;

import java.util.EnumSet;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.apache.commons.statistics.descriptive.DoubleStatistics;
import org.apache.commons.statistics.descriptive.Statistic;

/** Columns scaled to mean 0 and deviation 1, so that one cost of large weights suits all. */
record Scaling(List<Column> columns) {

  /** What one column is scaled by. */
  record Column(double mean, double deviation) {

    static Column of(double[] values) {
      DoubleStatistics statistics =
          DoubleStatistics.of(EnumSet.of(Statistic.MEAN, Statistic.STANDARD_DEVIATION), values);
      double deviation = statistics.getAsDouble(Statistic.STANDARD_DEVIATION);
      // A column that never changes says nothing, and gets no weight.
      return new Column(statistics.getAsDouble(Statistic.MEAN), deviation > 0 ? deviation : 1);
    }
  }

  static Scaling of(List<double[]> rows) {
    return new Scaling(
        IntStream.range(0, rows.getFirst().length)
            .mapToObj(c -> Column.of(rows.stream().mapToDouble(row -> row[c]).toArray()))
            .toList());
  }

  double[] apply(double[] row) {
    double[] scaled = new double[row.length];
    for (int c = 0; c < row.length; c++) {
      scaled[c] = (row[c] - columns.get(c).mean()) / columns.get(c).deviation();
    }
    return scaled;
  }

  /** Adds the same to a graph, and returns the name of the scaled tensor. */
  String addTo(GraphBuilder graph, String input) {
    String means = graph.constant("means", each(Column::mean), columns.size());
    String deviations = graph.constant("deviations", each(Column::deviation), columns.size());
    return graph.node("Div", List.of(graph.node("Sub", List.of(input, means)), deviations));
  }

  /** One number of each column. */
  double[] each(ToDoubleFunction<Column> part) {
    return columns.stream().mapToDouble(part).toArray();
  }
}
