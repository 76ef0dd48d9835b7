package dev.knativepredict.release.overview;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.OptionalDouble;

/** Numbers for people. */
public final class Amounts {

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("d MMM uuuu HH:mm", Locale.ROOT).withZone(ZoneOffset.UTC);

  private Amounts() {}

  /** In UTC. */
  public static String time(Instant time) {
    return TIME.format(time);
  }

  /** With three digits. */
  public static String ratio(double number) {
    return String.format(Locale.ROOT, "%.3g", number);
  }

  public static String count(long number) {
    return String.format(Locale.ROOT, "%,d", number);
  }

  /** A share of 0 to 1. */
  public static String percent(double share) {
    return String.format(
        Locale.ROOT, 0 < share && share < 0.001 ? "%.3f %%" : "%.1f %%", 100 * share);
  }

  /** A time in seconds; a dash if there is none. */
  public static String milliseconds(OptionalDouble seconds) {
    return seconds.isEmpty()
        ? "–"
        : String.format(
            Locale.ROOT,
            seconds.getAsDouble() < 0.1 ? "%.1f ms" : "%,.0f ms",
            1000 * seconds.getAsDouble());
  }

  /** In the two largest units, as in {@code 1 h 45 min}. */
  public static String span(Duration duration) {
    Duration rest = duration;
    StringBuilder text = new StringBuilder();
    long[] units = {86_400, 3600, 60, 1};
    String[] names = {"d", "h", "min", "s"};
    int parts = 0;
    for (int i = 0; i < units.length && parts < 2; i++) {
      long number = rest.toSeconds() / units[i];
      if (number > 0) {
        text.append(parts == 0 ? "" : " ").append(number).append(' ').append(names[i]);
        parts++;
      }
      rest = rest.minusSeconds(number * units[i]);
    }
    return text.isEmpty() ? "0 s" : text.toString();
  }
}
