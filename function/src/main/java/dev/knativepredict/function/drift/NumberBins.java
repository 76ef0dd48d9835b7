package dev.knativepredict.function.drift;

import dev.knativepredict.manifest.Datatype;
import dev.knativepredict.manifest.Reference.Spread;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Numbers, by bins of the training data that held about as many rows each; and no number. */
final class NumberBins {

  private final double[] edges;
  final Bins bins;

  private NumberBins(double[] edges, Bins bins) {
    this.edges = edges;
    this.bins = bins;
  }

  /**
   * The bins of the training data.
   *
   * @param datatype of the tensor that has the numbers: edges are as exact as its elements
   */
  static NumberBins of(Spread.Bins spread, Datatype datatype) {
    List<String> names = new ArrayList<>();
    spread.edges().forEach(edge -> names.add(edge.toString()));
    names.add("+Inf");
    names.add(TextBins.MISSING);
    List<Double> shares = new ArrayList<>(spread.shares());
    shares.add(spread.missing());
    double[] edges =
        spread.edges().stream()
            .mapToDouble(edge -> datatype == Datatype.FP32 ? edge.floatValue() : edge)
            .toArray();
    return new NumberBins(edges, new Bins(names, shares));
  }

  /** A bin holds its upper edge. */
  int place(double number) {
    if (Double.isNaN(number)) {
      return missing();
    }
    int found = Arrays.binarySearch(edges, number);
    return found < 0 ? -found - 1 : found;
  }

  int missing() {
    return edges.length + 1;
  }
}
