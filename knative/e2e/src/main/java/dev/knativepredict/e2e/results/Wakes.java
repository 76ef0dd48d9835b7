package dev.knativepredict.e2e.results;

import dev.knativepredict.e2e.load.Quantile;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** How long wakes from zero pods took: from a request to its response, in the order they were. */
public final class Wakes {

  /** A wake that took this much longer than most is of another mode. */
  private static final Duration MUCH_LONGER = Duration.ofSeconds(1);

  private final List<Duration> took = new ArrayList<>();

  public void add(Duration wake) {
    took.add(wake);
  }

  public Duration median() {
    return Quantile.of(took, 0.5);
  }

  /** The median of the later half beside that of the earlier one: above 1 if they get slower. */
  public double drift() {
    int half = took.size() / 2;
    Duration earlier = Quantile.of(took.subList(0, half), 0.5);
    Duration later = Quantile.of(took.subList(half, took.size()), 0.5);
    return (double) later.toNanos() / earlier.toNanos();
  }

  /** The share of wakes that took a second longer than most, 0 to 1. */
  public double slow() {
    Duration limit = median().plus(MUCH_LONGER);
    return (double) took.stream().filter(wake -> wake.compareTo(limit) > 0).count() / took.size();
  }

  /** The head of a Markdown table of {@link #row}. */
  public static List<String> head() {
    return List.of(
        "| service | wakes | p10 | p50 | p90 | p99 | longest | later ÷ earlier half | a second"
            + " longer than p50 |",
        "|---|--:|--:|--:|--:|--:|--:|--:|--:|");
  }

  /** One line of that table. */
  public String row(String service) {
    return "| %s | %d | %s | %s | %s | %s | %s | %.2f | %.1f %% |"
        .formatted(
            service,
            took.size(),
            millis(0.1),
            millis(0.5),
            millis(0.9),
            millis(0.99),
            millis(1),
            drift(),
            100 * slow());
  }

  private String millis(double share) {
    return ResultsPage.millis(Quantile.of(took, share));
  }
}
