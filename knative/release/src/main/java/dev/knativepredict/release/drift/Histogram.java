package dev.knativepredict.release.drift;

import java.util.Collections;
import java.util.Comparator;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * How many rows fell into each bin.
 *
 * @param bins the rows by bin: the upper edge of numbers, a category's text, or a name in brackets
 * @param outside how many of the rows were outside the range of the training data
 */
public record Histogram(SortedMap<String, Long> bins, long outside) {

  /** The upper edge of the last bin of numbers. */
  private static final String UNBOUNDED = "+Inf";

  private static final Pattern NUMBER = Pattern.compile("-?[0-9]+(\\.[0-9]+)?(E-?[0-9]+)?");

  /** Edges by their value, and then texts. */
  private static final Comparator<String> ORDER =
      Comparator.comparingDouble(Histogram::edge).thenComparing(Comparator.naturalOrder());

  /** Nothing was counted, and no bin is known. */
  public static final Histogram NONE = new Histogram(new TreeMap<>(ORDER), 0);

  public Histogram {
    bins = Collections.unmodifiableSortedMap(new TreeMap<>(bins));
  }

  /**
   * Of the training data.
   *
   * @param shares of the rows, 0 to 1, by bin
   * @param rows how many there were
   */
  public static Histogram of(Map<String, Double> shares, long rows) {
    Histogram all = NONE;
    for (Map.Entry<String, Double> share : shares.entrySet()) {
      all = all.plus(share.getKey(), Math.round(share.getValue() * rows));
    }
    return all;
  }

  /** With more rows in a bin; zero rows make the bin known. */
  public Histogram plus(String bin, long more) {
    TreeMap<String, Long> sum = new TreeMap<>(bins);
    sum.merge(bin, more, Long::sum);
    return new Histogram(sum, outside);
  }

  /** With the rows of another one. */
  public Histogram plus(Histogram other) {
    TreeMap<String, Long> sum = new TreeMap<>(bins);
    other.bins.forEach((bin, rows) -> sum.merge(bin, rows, Long::sum));
    return new Histogram(sum, outside + other.outside);
  }

  /** Without the rows that an earlier one had; counters that began again had none. */
  public Histogram since(Histogram earlier) {
    TreeMap<String, Long> more = new TreeMap<>(bins);
    more.replaceAll((bin, rows) -> Math.max(0, rows - earlier.rows(bin)));
    return new Histogram(more, Math.max(0, outside - earlier.outside));
  }

  /** With more rows outside the range of the training data. */
  public Histogram plusOutside(long more) {
    return new Histogram(bins, outside + more);
  }

  public long rows() {
    return bins.values().stream().mapToLong(Long::longValue).sum();
  }

  public long rows(String bin) {
    return bins.getOrDefault(bin, 0L);
  }

  /** Whether no bin is known, as where nobody counts. */
  boolean isEmpty() {
    return bins.isEmpty();
  }

  /** Whether bins of the same name mean the same: numbers have to be cut at the same edges. */
  boolean isCutAs(Histogram other) {
    boolean numbers = bins.containsKey(UNBOUNDED) || other.bins.containsKey(UNBOUNDED);
    return !numbers || edges().equals(other.edges());
  }

  private Set<String> edges() {
    return bins.keySet().stream().filter(Histogram::isEdge).collect(Collectors.toSet());
  }

  /** Whether a bin is named by a number, or by the last edge. */
  public static boolean isEdge(String bin) {
    return !Double.isNaN(edge(bin));
  }

  private static double edge(String bin) {
    if (bin.equals(UNBOUNDED)) {
      return Double.POSITIVE_INFINITY;
    }
    return NUMBER.matcher(bin).matches() ? Double.parseDouble(bin) : Double.NaN;
  }
}
