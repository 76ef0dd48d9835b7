package dev.knativepredict.release.drift;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * A window of drawn rows, judged as a real one is: numbers from a normal distribution, in ten bins
 * that hold as many training rows each, and one feature of categories, two of which are rare.
 *
 * @param numbers how many features are numbers
 * @param rows in the window
 * @param shift of the first number, in standard deviations
 */
record SimulatedWindow(int numbers, int rows, double shift) {

  private static final int TRAINING_ROWS = 5000;
  private static final int BINS = 10;

  /** The categories' shares, added up. */
  private static final double[] CATEGORIES = {0.6, 0.9, 0.98, 0.999, 1.0};

  /** The training data of a number. */
  private static final Histogram EVEN = Histograms.numbers(evenly());

  /** Sorting takes longer than all else, so the training data of a feature are one of these. */
  private static final List<double[]> EDGES =
      IntStream.range(0, 400).mapToObj(i -> edges(new SplittableRandom(-1 - i))).toList();

  /** The upper edges of all bins but the last: with N rows, every N/10-th of them. */
  private static double[] edges(SplittableRandom random) {
    double[] sorted = normal(TRAINING_ROWS, 0, random);
    Arrays.sort(sorted);
    return IntStream.range(1, BINS)
        .mapToDouble(i -> sorted[TRAINING_ROWS / BINS * i - 1])
        .toArray();
  }

  DriftReport judge(SplittableRandom random) {
    TreeMap<Subject, Histogram> window = new TreeMap<>();
    TreeMap<Subject, Histogram> training = new TreeMap<>();
    for (int i = 0; i < numbers; i++) {
      Subject number = Histograms.feature("number " + i);
      double[] edges = EDGES.get(random.nextInt(EDGES.size()));
      double[] values = normal(rows, i == 0 ? shift : 0, random);
      window.put(number, Histograms.numbers(count(values, edges)));
      training.put(number, EVEN);
    }
    Subject category = Histograms.feature("category");
    window.put(category, Histograms.categories(count(uniform(rows, random), CATEGORIES)));
    training.put(
        category, Histograms.categories(count(uniform(TRAINING_ROWS, random), CATEGORIES)));
    return DriftReport.of(window, training);
  }

  private static double[] normal(int count, double mean, SplittableRandom random) {
    return IntStream.range(0, count).mapToDouble(i -> mean + random.nextGaussian()).toArray();
  }

  private static double[] uniform(int count, SplittableRandom random) {
    return IntStream.range(0, count).mapToDouble(i -> random.nextDouble()).toArray();
  }

  private static long[] evenly() {
    long[] counts = new long[BINS];
    Arrays.fill(counts, TRAINING_ROWS / BINS);
    return counts;
  }

  /** A value at an edge is in the bin that ends there; the last bin has no edge. */
  private static long[] count(double[] values, double[] edges) {
    long[] counts = new long[edges.length + 1];
    for (double value : values) {
      int found = Arrays.binarySearch(edges, value);
      counts[found < 0 ? -found - 1 : found]++;
    }
    return counts;
  }
}
