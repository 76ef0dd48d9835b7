package dev.knativepredict.training.fit;

import dev.knativepredict.manifest.Sha256;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * A factorisation machine over scaled columns. Its graph takes unscaled ones.
 *
 * @param provenance of the library, by the hash of the data
 */
record Machine(
    Scaling scaling, Factors factors, Link link, Function<Sha256, Map<String, String>> provenance)
    implements Learned {

  @Override
  public double[] answer(double[] columns) {
    return link.answer(factors.of(scaling.apply(columns)));
  }

  @Override
  public Map<String, String> metadata(Sha256 data) {
    return provenance.apply(data);
  }

  @Override
  public String addTo(GraphBuilder graph, String input) {
    String scaled = scaling.addTo(graph, input);
    String sums = graph.node("Add", List.of(linear(graph, scaled), pairs(graph, scaled)));
    return link.addTo(graph, sums);
  }

  private String linear(GraphBuilder graph, String scaled) {
    int columns = scaling.columns().size();
    List<Weights.Sum> sums = factors.linear().sums();
    double[] weights = new double[columns * sums.size()];
    for (int i = 0; i < weights.length; i++) {
      weights[i] = sums.get(i % sums.size()).weights().get(i / sums.size());
    }
    double[] biases = sums.stream().mapToDouble(Weights.Sum::bias).toArray();
    return graph.node(
        "Gemm",
        List.of(
            scaled,
            graph.constant("weights", weights, columns, sums.size()),
            graph.constant("biases", biases, sums.size())));
  }

  /** Of each factor the square of the sum, less the sum of the squares; half of it counts. */
  private String pairs(GraphBuilder graph, String scaled) {
    int columns = scaling.columns().size();
    int answers = factors.linear().sums().size();
    int places = answers * factors.count();
    double[] numbers = new double[columns * places];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = factors.factor(i % places, i / places);
    }
    double[] squares = Arrays.stream(numbers).map(number -> number * number).toArray();
    double[] halves = new double[places * answers];
    for (int place = 0; place < places; place++) {
      halves[place * answers + place / factors.count()] = 0.5;
    }
    String sum = product(graph, scaled, graph.constant("factors", numbers, columns, places));
    String ofSquares =
        product(graph, square(graph, scaled), graph.constant("squares", squares, columns, places));
    String pairs = graph.node("Sub", List.of(square(graph, sum), ofSquares));
    return product(graph, pairs, graph.constant("halves", halves, places, answers));
  }

  private static String product(GraphBuilder graph, String rows, String matrix) {
    return graph.node("MatMul", List.of(rows, matrix));
  }

  private static String square(GraphBuilder graph, String tensor) {
    return graph.node("Mul", List.of(tensor, tensor));
  }
}
