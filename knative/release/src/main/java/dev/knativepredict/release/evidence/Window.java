package dev.knativepredict.release.evidence;

import java.time.Duration;

/**
 * A span of time in the past.
 *
 * @param length a second or more
 * @param ago how long ago it ended
 */
public record Window(Duration length, Duration ago) {

  /** One that ends now. */
  public static Window last(Duration length) {
    return new Window(length, Duration.ZERO);
  }

  /** The one before it, of the same length. */
  public Window before() {
    return new Window(length, ago.plus(length));
  }

  /**
   * The query for how much counters increased within it, summed over pods: exact although pods come
   * and go. Prometheus' own {@code increase()} ignores what a new pod counted before its first
   * scrape.
   *
   * @param labels that the sums are told apart by, with commas between them
   */
  String increase(String labels, String counter) {
    return "sum by (%1$s) (max_over_time(%2$s[%3$s]%4$s) - (%2$s offset %5$s or max_over_time(%2$s[%3$s]%4$s) * 0))"
        .formatted(labels, counter, seconds(length), offset(), seconds(length.plus(ago)));
  }

  /** The query for gauges that stay the same, of pods that may have ended. */
  String last(String labels, String gauge) {
    return "max by (%s) (last_over_time(%s[%s]%s))"
        .formatted(labels, gauge, seconds(length), offset());
  }

  /** The query for what a revision's pods have of a metric: its increase, or else its value. */
  String query(ModelMetric metric, RevisionSelector revision) {
    String own = revision.of(metric);
    return metric.isCounter() ? increase(metric.labels(), own) : last(metric.labels(), own);
  }

  /** Prometheus refuses an offset of zero seconds. */
  private String offset() {
    return ago.isZero() ? "" : " offset " + seconds(ago);
  }

  private static String seconds(Duration duration) {
    return Math.max(1, duration.toSeconds()) + "s";
  }
}
