package dev.knativepredict.function.observe;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** How long a caller has waited until the process, which had to start, read the request. */
final class StartWait {

  /** The header of cold answers: in seconds. */
  static final String HEADER = "Start-Wait";

  /** Nobody waits longer: what says so is no time of arrival. */
  private static final Duration LONGEST = Duration.ofMinutes(10);

  /** A number of this size or more counts milliseconds, or microseconds; a smaller one seconds. */
  private static final double MILLIS = 1e11;

  private static final double MICROS = 1e14;

  private final Instant processStart;

  /**
   * Knows when the process started.
   *
   * @param processStart what a wait is counted from if nobody says when the request came
   */
  StartWait(Instant processStart) {
    this.processStart = processStart;
  }

  /**
   * The time until now.
   *
   * @param arrived when the request came to the ingress, as ingresses say it: {@code t=} may stand
   *     before the seconds, milliseconds or microseconds since 1970; null or anything else counts
   *     from the start of the process
   */
  Duration of(@Nullable String arrived, Instant now) {
    Instant came = parse(arrived);
    boolean known = came != null && !came.isAfter(now) && came.isAfter(now.minus(LONGEST));
    return Duration.between(known ? came : processStart, now);
  }

  private static @Nullable Instant parse(@Nullable String arrived) {
    if (arrived == null) {
      return null;
    }
    try {
      double number = Double.parseDouble(arrived.startsWith("t=") ? arrived.substring(2) : arrived);
      double millis =
          number >= MICROS ? number / 1_000 : number >= MILLIS ? number : number * 1_000;
      return Instant.ofEpochMilli((long) millis);
    } catch (NumberFormatException noTime) {
      return null;
    }
  }
}
