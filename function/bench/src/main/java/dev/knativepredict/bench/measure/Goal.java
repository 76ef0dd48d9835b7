package dev.knativepredict.bench.measure;

import dev.knativepredict.bench.server.Servers;
import java.util.Locale;

/** A goal for the performance of the function. */
public sealed interface Goal {

  Metric metric();

  /** The worst value that still meets the goal. */
  double limit();

  /** The value in a run: a ratio, or a number in the unit of the metric. */
  Spread value(Samples samples);

  String title();

  /** Whether {@code check} looks at it; high percentiles are too noisy for that. */
  boolean checked();

  /** The number of decimals in tables. */
  default int decimals() {
    return 2;
  }

  /** Whether the median of a run meets the goal. */
  default boolean isMet(Samples samples) {
    double median = value(samples).median();
    return metric().higherIsBetter() ? median >= limit() : median <= limit();
  }

  /** The limit as text, for example {@code ≤ 0.70}. */
  default String limitText() {
    String number = limit() == Math.rint(limit()) ? "%.0f" : "%.2f";
    return (metric().higherIsBetter() ? "≥ " : "≤ ") + String.format(Locale.ROOT, number, limit());
  }

  /** A goal for the function's value divided by a peer's value. */
  record Ratio(Metric metric, String peer, double limit, boolean checked) implements Goal {

    @Override
    public Spread value(Samples samples) {
      return samples.ratio(metric, Servers.FUNCTION, peer);
    }

    @Override
    public String title() {
      return metric.title() + ": function ÷ " + peer;
    }
  }

  /**
   * A goal for the function by HTTP/2 divided by the function by HTTP/1.1.
   *
   * @param metric by HTTP/2
   * @param base the same by HTTP/1.1
   */
  record Versions(Metric metric, Metric base, double limit) implements Goal {

    @Override
    public Spread value(Samples samples) {
      return samples.ratio(metric, base, Servers.FUNCTION);
    }

    @Override
    public String title() {
      return metric.title() + " ÷ by HTTP/1.1";
    }

    @Override
    public boolean checked() {
      return true;
    }
  }

  /** A goal for the function's value alone. */
  record Absolute(Metric metric, double limit) implements Goal {

    @Override
    public boolean checked() {
      return true;
    }

    @Override
    public int decimals() {
      return metric.decimals();
    }

    @Override
    public Spread value(Samples samples) {
      return Spread.of(samples.of(metric, Servers.FUNCTION));
    }

    @Override
    public String title() {
      return metric.title() + ", " + metric.unit();
    }
  }
}
