package dev.knativepredict.release.labels;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How often a model is right, by how sure it is.
 *
 * @param bins the right ones of the rows, by the upper edge of their confidence's bin
 */
public record Calibration(SortedMap<String, Proportion> bins) {

  public static final Calibration NONE = new Calibration(new TreeMap<>());

  public Calibration {
    bins = Collections.unmodifiableSortedMap(new TreeMap<>(bins));
  }

  /** With more rows in a bin. */
  public Calibration plus(String bin, Proportion more) {
    TreeMap<String, Proportion> sum = new TreeMap<>(bins);
    sum.merge(bin, more, Proportion::plus);
    return new Calibration(sum);
  }

  /** The right ones of all rows. */
  public Proportion accuracy() {
    return bins.values().stream().reduce(Proportion.NONE, Proportion::plus);
  }

  Proportion bin(String bin) {
    return bins.getOrDefault(bin, Proportion.NONE);
  }
}
