package dev.knativepredict.release.drift;

/** Makes histograms for tests. */
final class Histograms {

  private Histograms() {}

  /** Of numbers: the edges are 1.0, 2.0 and so on, and the last bin has none. */
  static Histogram numbers(long... rows) {
    Histogram all = Histogram.NONE;
    for (int i = 0; i < rows.length; i++) {
      all = all.plus(i == rows.length - 1 ? "+Inf" : i + 1 + ".0", rows[i]);
    }
    return all;
  }

  /** Of categories: they are named a, b and so on. */
  static Histogram categories(long... rows) {
    Histogram all = Histogram.NONE;
    for (int i = 0; i < rows.length; i++) {
      all = all.plus(Character.toString('a' + i), rows[i]);
    }
    return all;
  }

  static Subject feature(String name) {
    return new Subject("credit", "1", Subject.Kind.FEATURE, name);
  }
}
