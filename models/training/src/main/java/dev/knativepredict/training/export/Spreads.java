package dev.knativepredict.training.export;

import dev.knativepredict.manifest.Reference.Spread;
import dev.knativepredict.training.fit.Rounded;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;
import org.apache.commons.statistics.descriptive.Quantile;
import org.jspecify.annotations.Nullable;

/** Distributions of values: the shares of the rows that have them. */
final class Spreads {

  private static final int BINS = 10;

  private Spreads() {}

  /**
   * Numbers in at most ten bins, each with about as many rows.
   *
   * @param numbers without the missing ones
   * @param rows how many rows there are, with the missing ones
   * @param rounded which digits an edge has
   */
  static Spread.Bins bins(double[] numbers, int rows, DoubleUnaryOperator rounded) {
    if (numbers.length == 0) {
      return new Spread.Bins(List.of(), List.of(0.0), 1);
    }
    double[] edges =
        IntStream.range(1, BINS)
            .mapToDouble(i -> Quantile.withDefaults().evaluate(numbers, (double) i / BINS))
            .map(rounded)
            .distinct()
            .toArray();
    return new Spread.Bins(
        Arrays.stream(edges).boxed().toList(),
        Arrays.stream(counts(numbers, edges)).mapToObj(count -> share(count, rows)).toList(),
        share(rows - numbers.length, rows));
  }

  private static long[] counts(double[] numbers, double[] edges) {
    long[] counts = new long[edges.length + 1];
    for (double number : numbers) {
      int index = Arrays.binarySearch(edges, number);
      counts[index < 0 ? -index - 1 : index]++;
    }
    return counts;
  }

  /**
   * The shares of the values of a feature that is one of a few texts.
   *
   * @param values all texts that the feature may have
   * @param found the value of each row; null if it is missing
   */
  static Spread.Categories categories(List<String> values, List<? extends @Nullable Object> found) {
    SortedMap<String, Double> shares = new TreeMap<>();
    for (String value : values) {
      shares.put(value, share(found.stream().filter(value::equals).count(), found.size()));
    }
    return new Spread.Categories(
        shares, share(found.stream().filter(value -> value == null).count(), found.size()));
  }

  private static double share(long count, int of) {
    return Rounded.share((double) count / of);
  }
}
