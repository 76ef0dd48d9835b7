package dev.knativepredict.bench.measure;

import dev.knativepredict.bench.server.Servers;
import java.util.Locale;

/** What the function has to be. */
public sealed interface Goal {

  Measure measure();

  double limit();

  /** What is found of it in a run: a ratio, or a number. */
  Spread found(Samples samples);

  String title();

  /** Whether a run reaches it. */
  default boolean isReached(Samples samples) {
    double median = found(samples).median();
    return measure().moreIsBetter() ? median >= limit() : median <= limit();
  }

  /** {@code ≤ 0.7}. */
  default String bound() {
    String number = limit() == Math.rint(limit()) ? "%.0f" : "%.2f";
    return (measure().moreIsBetter() ? "≥ " : "≤ ") + String.format(Locale.ROOT, number, limit());
  }

  /**
   * The function's over a peer's.
   *
   * @param checked whether a run is held against the recorded one by it: tails are too noisy
   */
  record Ratio(Measure measure, String peer, double limit, boolean checked) implements Goal {

    @Override
    public Spread found(Samples samples) {
      return samples.ratio(measure, Servers.FUNCTION, peer);
    }

    @Override
    public String title() {
      return measure.title() + ": function ÷ " + peer;
    }
  }

  /** The function's own. */
  record Own(Measure measure, double limit) implements Goal {

    @Override
    public Spread found(Samples samples) {
      return Spread.of(samples.of(measure, Servers.FUNCTION));
    }

    @Override
    public String title() {
      return measure.title() + ", " + measure.unit();
    }
  }
}
