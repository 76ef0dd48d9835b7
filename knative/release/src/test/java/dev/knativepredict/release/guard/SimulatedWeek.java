package dev.knativepredict.release.guard;

import dev.knativepredict.release.drift.DriftReport;
import dev.knativepredict.release.drift.Histogram;
import dev.knativepredict.release.drift.Subject;
import dev.knativepredict.release.labels.Proportion;
import java.time.Duration;
import java.util.Arrays;
import java.util.SortedMap;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.function.DoubleUnaryOperator;
import java.util.function.Predicate;

/**
 * A guard that runs every quarter of an hour and looks back an hour: each quarter is seen four
 * times.
 *
 * @param requests in a quarter of an hour, and so many rows of which an eighth gets a label
 * @param today what is true now
 */
record SimulatedWeek(int requests, World today, SplittableRandom random) {

  private static final int QUARTERS = 4;
  private static final int BINS = 10;
  private static final Subject AGE = new Subject("credit", "1", Subject.Kind.FEATURE, "age");

  /** As it was when the version was promoted: 0.1 % errors, 0.4 % slow, 90 % right. */
  static final World QUIET = new World(0.001, 0.004, 0.1, x -> x);

  private static final GuardLimits LIMITS =
      new GuardLimits(Duration.ofMillis(100), 0.01, 0.01, 0.05, Duration.ofMinutes(15));

  /**
   * How likely each request or row is bad.
   *
   * @param place where a row is among the training data, from where it was: 0 to 1
   */
  record World(double error, double slow, double wrong, DoubleUnaryOperator place) {}

  /** What was counted. */
  private static final class Counts {
    private final long[] bins = new long[BINS];
    private long errors;
    private long slow;
    private long wrong;

    void add(Counts other) {
      errors += other.errors;
      slow += other.slow;
      wrong += other.wrong;
      for (int i = 0; i < BINS; i++) {
        bins[i] += other.bins[i];
      }
    }
  }

  /** The first of so many runs that says so, from 1; more than that if none does. */
  int firstBad(int runs, Predicate<Signal.Kind> kind) {
    int hour = QUARTERS * requests;
    Proportion before = new Proportion(draw(hour, QUIET.error()), hour);
    Proportion sealed = new Proportion(1000 - draw(1000, QUIET.wrong()), 1000);
    Counts[] past = new Counts[QUARTERS];
    for (int i = 0; i < QUARTERS; i++) {
      past[i] = quarter(QUIET);
    }
    for (int run = 1; run <= runs; run++) {
      past[run % QUARTERS] = quarter(today);
      GuardReport report = new GuardRules(LIMITS).judge(seen(past, before, sealed));
      if (report.signals().stream()
          .anyMatch(signal -> kind.test(signal.kind()) && signal.outcome() == Outcome.BAD)) {
        return run;
      }
    }
    return runs + 1;
  }

  private Counts quarter(World world) {
    Counts counts = new Counts();
    for (int i = 0; i < requests / 5; i++) {
      double place = world.place().applyAsDouble(random.nextDouble());
      counts.bins[Math.min(BINS - 1, (int) (BINS * place))]++;
    }
    counts.errors = draw(requests, world.error());
    counts.slow = draw(requests, world.slow());
    counts.wrong = draw(requests / 8, world.wrong());
    return counts;
  }

  /** Skips from one hit to the next, which is fast where they are rare. */
  private int draw(int all, double chance) {
    int hits = -1;
    double at = -1;
    while (at < all) {
      at += 1 + Math.floor(Math.log(1 - random.nextDouble()) / Math.log1p(-chance));
      hits++;
    }
    return hits;
  }

  private GuardWindow seen(Counts[] quarters, Proportion before, Proportion sealed) {
    Counts hour = new Counts();
    for (Counts quarter : quarters) {
      hour.add(quarter);
    }
    long all = (long) QUARTERS * requests;
    long labelled = (long) QUARTERS * (requests / 8);
    SortedMap<String, GuardWindow.Labels> labels = new TreeMap<>();
    Proportion right = new Proportion(labelled - hour.wrong, labelled);
    labels.put("credit/1", new GuardWindow.Labels(right, sealed, "when it was sealed"));
    return new GuardWindow(
        new Proportion(hour.errors, all),
        before,
        new Proportion(hour.slow, all),
        looks -> DriftReport.of(rows(hour.bins), rows(trained()), looks),
        labels);
  }

  private static long[] trained() {
    long[] bins = new long[BINS];
    Arrays.fill(bins, 500);
    return bins;
  }

  private static SortedMap<Subject, Histogram> rows(long[] bins) {
    Histogram histogram = Histogram.NONE;
    for (int i = 0; i < BINS; i++) {
      histogram = histogram.plus(i == BINS - 1 ? "+Inf" : i + 1 + ".0", bins[i]);
    }
    TreeMap<Subject, Histogram> rows = new TreeMap<>();
    rows.put(AGE, histogram);
    return rows;
  }
}
