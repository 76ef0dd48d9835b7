package dev.knativepredict.bench.measure;

import java.util.List;
import java.util.Locale;
import org.apache.commons.statistics.descriptive.Median;

/** The median, minimum and maximum of some values; all are NaN if there are none. */
public record Spread(double median, double min, double max) {

  public static Spread of(List<Double> values) {
    double[] all = values.stream().mapToDouble(Double::doubleValue).toArray();
    return new Spread(
        Median.withDefaults().evaluate(all),
        values.stream().mapToDouble(Double::doubleValue).min().orElse(Double.NaN),
        values.stream().mapToDouble(Double::doubleValue).max().orElse(Double.NaN));
  }

  /** As text: {@code 233 (210–260)}. */
  public String text(int decimals) {
    String number = "%,." + decimals + "f";
    return String.format(
        Locale.ROOT, number + " (" + number + "–" + number + ")", median, min, max);
  }
}
