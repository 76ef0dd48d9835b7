package dev.knativepredict.training.fit;

import dev.knativepredict.manifest.Sha256;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Weighted sums of scaled columns, and an answer made of them. Its graph takes unscaled columns.
 *
 * @param provenance of the library, by the hash of the data
 */
record Linear(
    Scaling scaling, Weights weights, Link link, Function<Sha256, Map<String, String>> provenance)
    implements Learned {

  @Override
  public double[] answer(double[] columns) {
    return link.answer(weights.of(scaling.apply(columns)));
  }

  @Override
  public Map<String, String> metadata(Sha256 data) {
    return provenance.apply(data);
  }

  /**
   * First each column's mean is subtracted, because a year is too much for weights in single
   * precision; then all is one product, with the deviations in the weights.
   */
  @Override
  public String addTo(GraphBuilder graph, String input) {
    int columns = scaling.columns().size();
    int answers = weights.sums().size();
    double[] origin = scaling.each(column -> graph.rounded(column.mean()));
    double[] products = new double[columns * answers];
    double[] biases = new double[answers];
    for (int answer = 0; answer < answers; answer++) {
      biases[answer] = weights.sums().get(answer).bias();
      for (int c = 0; c < columns; c++) {
        Scaling.Column column = scaling.columns().get(c);
        double weight =
            graph.rounded(weights.sums().get(answer).weights().get(c) / column.deviation());
        products[c * answers + answer] = weight;
        // From the rounded numbers, so that their rounding has no effect on a row of the means.
        biases[answer] -= weight * (column.mean() - origin[c]);
      }
    }
    String fromMean = graph.node("Sub", List.of(input, graph.constant("means", origin, columns)));
    String weighted = graph.constant("weights", products, columns, answers);
    String bias = graph.constant("biases", biases, answers);
    return link.addTo(graph, graph.node("Gemm", List.of(fromMean, weighted, bias)));
  }
}
