package dev.knativepredict.release.time;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A span of time, cut into steps of the same length.
 *
 * @param end of the last step
 * @param step whole seconds
 */
public record TimeGrid(Instant end, Duration step, int steps) {

  private static final int MOST_STEPS = 96;
  private static final long SHORTEST_STEP = 10;

  /**
   * The span that ends then, in as many steps of whole seconds as fit. One of a prime number of
   * seconds has one step.
   *
   * @param length a second or more
   */
  public static TimeGrid of(Instant end, Duration length) {
    long seconds = Math.max(1, length.toSeconds());
    int steps =
        IntStream.rangeClosed(1, MOST_STEPS)
            .filter(number -> seconds % number == 0)
            .filter(number -> number == 1 || seconds / number >= SHORTEST_STEP)
            .max()
            .orElseThrow();
    return new TimeGrid(end, Duration.ofSeconds(seconds / steps), steps);
  }

  public Instant start() {
    return end.minus(step.multipliedBy(steps));
  }

  public Duration length() {
    return step.multipliedBy(steps);
  }

  /** The ends of all steps. */
  public List<Instant> ends() {
    return IntStream.rangeClosed(1, steps)
        .mapToObj(number -> start().plus(step.multipliedBy(number)))
        .toList();
  }

  /** Where a time is, from 0 at the start to 1 at the end. */
  public double share(Instant time) {
    return (double) Duration.between(start(), time).toMillis() / length().toMillis();
  }
}
