package dev.knativepredict.release.drift;

import java.util.Arrays;
import java.util.TreeSet;
import org.apache.commons.statistics.inference.ChiSquareTest;

/**
 * How far two histograms are apart.
 *
 * <p>PSI and the Jensen–Shannon distance count half a row more in each bin, so that an empty one
 * isn't infinitely far from any other. A bin that is empty in both says nothing and is left out.
 *
 * @param psi the population stability index, 0 or more
 * @param jensenShannon the Jensen–Shannon distance to base 2, 0 to 1
 * @param chance how likely so large a difference is by chance, 0 to 1: the chi-square test
 * @param bins how many bins have rows in either
 */
public record Distances(double psi, double jensenShannon, double chance, int bins) {

  private static final double SMOOTHING = 0.5;

  /** Of two histograms that both have rows. */
  static Distances between(Histogram one, Histogram other) {
    TreeSet<String> bins = new TreeSet<>(one.bins().keySet());
    bins.addAll(other.bins().keySet());
    bins.removeIf(bin -> one.rows(bin) + other.rows(bin) == 0);
    long[] first = bins.stream().mapToLong(one::rows).toArray();
    long[] second = bins.stream().mapToLong(other::rows).toArray();
    double[] p = shares(first);
    double[] q = shares(second);
    return new Distances(psi(p, q), jensenShannon(p, q), chance(first, second), bins.size());
  }

  private static double[] shares(long[] counts) {
    double sum = Arrays.stream(counts).sum() + SMOOTHING * counts.length;
    return Arrays.stream(counts).mapToDouble(count -> (count + SMOOTHING) / sum).toArray();
  }

  private static double psi(double[] p, double[] q) {
    double sum = 0;
    for (int i = 0; i < p.length; i++) {
      sum += (p[i] - q[i]) * Math.log(p[i] / q[i]);
    }
    return sum;
  }

  private static double jensenShannon(double[] p, double[] q) {
    double sum = 0;
    for (int i = 0; i < p.length; i++) {
      double middle = (p[i] + q[i]) / 2;
      sum += p[i] * Math.log(p[i] / middle) + q[i] * Math.log(q[i] / middle);
    }
    return Math.sqrt(Math.max(0, sum / 2 / Math.log(2)));
  }

  private static double chance(long[] first, long[] second) {
    return first.length < 2 ? 1 : ChiSquareTest.withDefaults().test(first, second).getPValue();
  }
}
