package dev.knativepredict.training.fit;

import static dev.knativepredict.training.fit.GraphBuilder.attribute;

import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleUnaryOperator;

/** What makes an answer of weighted sums. No probability is 0 because all sums are far below 0. */
enum Link {
  /** The sum itself is the answer. */
  NONE {
    @Override
    double[] answer(double[] sums) {
      return sums;
    }

    @Override
    String addTo(GraphBuilder graph, String sums) {
      return sums;
    }
  },

  /** A probability per label, by how its exponential compares with the others'. */
  SOFTMAX {
    @Override
    double[] answer(double[] sums) {
      double highest = Arrays.stream(sums).max().orElseThrow();
      double[] powers = each(sums, sum -> Math.exp(sum - highest));
      double total = Arrays.stream(powers).sum();
      return each(powers, power -> power / total);
    }

    @Override
    String addTo(GraphBuilder graph, String sums) {
      return graph.node("Softmax", List.of(graph.single(sums)), attribute("axis", 1));
    }
  },

  /**
   * One sigmoid per label, each against all others, divided by their sum: the softmax of their
   * logarithms, which stay numbers where every sigmoid rounds to 0.
   */
  SIGMOIDS {
    @Override
    double[] answer(double[] sums) {
      return SOFTMAX.answer(
          each(sums, sum -> Math.min(sum, 0) - Math.log1p(Math.exp(-Math.abs(sum)))));
    }

    @Override
    String addTo(GraphBuilder graph, String sums) {
      String odds = graph.node("Neg", List.of(graph.single(sums)));
      String logarithm = graph.node("Softplus", List.of(odds));
      return SOFTMAX.addTo(graph, graph.node("Neg", List.of(logarithm)));
    }
  };

  abstract double[] answer(double[] sums);

  /** Adds the same to a graph, and returns the name of the tensor with the answers. */
  abstract String addTo(GraphBuilder graph, String sums);

  private static double[] each(double[] values, DoubleUnaryOperator change) {
    return Arrays.stream(values).map(change).toArray();
  }
}
