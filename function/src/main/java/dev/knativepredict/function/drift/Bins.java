package dev.knativepredict.function.drift;

import java.util.List;
import java.util.concurrent.atomic.AtomicLongArray;

/** Bins, and how many rows fell into each. */
final class Bins {

  private final List<String> names;
  private final List<Double> shares;
  private final AtomicLongArray rows;

  /**
   * Empty bins.
   *
   * @param names each another one
   * @param shares those of the training data, 0 to 1, by bin; none if they aren't known
   */
  Bins(List<String> names, List<Double> shares) {
    this.names = List.copyOf(names);
    this.shares = List.copyOf(shares);
    this.rows = new AtomicLongArray(names.size());
  }

  void add(int bin) {
    rows.getAndIncrement(bin);
  }

  /** Takes rows out of one bin and puts them into another one. */
  void move(int from, int to, int count) {
    rows.getAndAdd(from, -count);
    rows.getAndAdd(to, count);
  }

  void show(Subject subject, String feature, RowCounts.Reader reader) {
    for (int i = 0; i < names.size(); i++) {
      reader.rows(subject, feature, names.get(i), rows.get(i));
      if (!shares.isEmpty()) {
        reader.reference(subject, feature, names.get(i), shares.get(i));
      }
    }
  }
}
