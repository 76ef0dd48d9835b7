package dev.knativepredict.release.drift;

import java.util.TreeMap;
import java.util.function.IntFunction;

/** Makes histograms for tests. */
final class Histograms {

  private Histograms() {}

  /** Of numbers: the edges are 1.0, 2.0 and so on, and the last bin has none. */
  static Histogram numbers(long... rows) {
    return of(i -> i == rows.length - 1 ? "+Inf" : i + 1 + ".0", rows);
  }

  /** Of categories: they are named a, b and so on. */
  static Histogram categories(long... rows) {
    return of(i -> Character.toString('a' + i), rows);
  }

  private static Histogram of(IntFunction<String> bin, long... rows) {
    TreeMap<String, Long> bins = new TreeMap<>();
    for (int i = 0; i < rows.length; i++) {
      bins.put(bin.apply(i), rows[i]);
    }
    return new Histogram(bins, 0);
  }

  static Subject feature(String name) {
    return new Subject("credit", "1", Subject.Kind.FEATURE, name);
  }
}
