package dev.knativepredict.release.evidence;

import dev.knativepredict.release.verdict.Latencies;
import java.util.Collections;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How long answers took: how many took at most so many seconds. The last bound is infinite.
 *
 * @param atMost by the bound in seconds
 */
public record AnswerTimes(SortedMap<Double, Double> atMost) {

  public static final AnswerTimes NONE = new AnswerTimes(new TreeMap<>());

  public AnswerTimes {
    atMost = Collections.unmodifiableSortedMap(new TreeMap<>(atMost));
  }

  AnswerTimes plus(double bound, double count) {
    TreeMap<Double, Double> sum = new TreeMap<>(atMost);
    sum.merge(bound, count, Double::sum);
    return new AnswerTimes(sum);
  }

  public AnswerTimes plus(AnswerTimes other) {
    TreeMap<Double, Double> sum = new TreeMap<>(atMost);
    other.atMost.forEach((bound, count) -> sum.merge(bound, count, Double::sum));
    return new AnswerTimes(sum);
  }

  /**
   * The seconds within which a share of the answers came, as Prometheus estimates them: within a
   * bucket they are spread evenly, and what is beyond the last finite bound is at it.
   *
   * @param share 0 to 1
   * @return empty if there was no answer
   */
  public OptionalDouble quantile(double share) {
    if (atMost.isEmpty() || atMost.lastEntry().getValue() <= 0) {
      return OptionalDouble.empty();
    }
    double rank = share * atMost.lastEntry().getValue();
    double lower = 0;
    double below = 0;
    for (var bucket : atMost.entrySet()) {
      if (bucket.getValue() >= rank) {
        return OptionalDouble.of(within(bucket.getKey(), bucket.getValue(), lower, below, rank));
      }
      lower = bucket.getKey();
      below = bucket.getValue();
    }
    return OptionalDouble.of(lower);
  }

  private static double within(
      double upper, double count, double lower, double below, double rank) {
    return Double.isInfinite(upper) || count <= below
        ? lower
        : lower + (upper - lower) * (rank - below) / (count - below);
  }

  /** The same in whole answers. */
  public Latencies latencies() {
    TreeMap<Double, Long> whole = new TreeMap<>();
    atMost.forEach((bound, count) -> whole.put(bound, Math.max(0, Math.round(count))));
    return new Latencies.Buckets(whole);
  }

  /** Reads the label {@code le}. */
  static double bound(String le) {
    return le.equals("+Inf") ? Double.POSITIVE_INFINITY : Double.parseDouble(le);
  }
}
