package dev.knativepredict.release.page;

import dev.knativepredict.release.time.TimeGrid;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Round times on an axis, in UTC: few enough for a phone. */
record TimeTicks(TimeGrid grid) {

  private static final int MOST = 5;
  private static final DateTimeFormatter DAY = format("d MMM");
  private static final DateTimeFormatter HOUR = format("HH:mm");
  private static final DateTimeFormatter WHOLE = format("d MMM HH:mm");
  private static final List<Duration> INTERVALS =
      Stream.of("1m", "2m", "5m", "10m", "15m", "30m", "1h", "2h", "3h", "6h", "12h")
          .map(text -> Duration.parse("PT" + text))
          .toList();

  private static DateTimeFormatter format(String pattern) {
    return DateTimeFormatter.ofPattern(pattern, Locale.ROOT).withZone(ZoneOffset.UTC);
  }

  /** The round times within the grid. */
  List<Instant> times() {
    long interval = interval().toSeconds();
    long first = Math.ceilDiv(grid.start().getEpochSecond(), interval) * interval;
    return Stream.iterate(
            Instant.ofEpochSecond(first),
            time -> !time.isAfter(grid.end()),
            time -> time.plusSeconds(interval))
        .toList();
  }

  private Duration interval() {
    Duration least = grid.length().dividedBy(MOST);
    return INTERVALS.stream()
        .filter(interval -> interval.compareTo(least) >= 0)
        .findFirst()
        .orElseGet(() -> Duration.ofDays(Math.ceilDiv(least.toSeconds(), 86_400)));
  }

  /** The day where one begins, otherwise the hour. */
  static String text(Instant time) {
    return time.getEpochSecond() % 86_400 == 0 ? DAY.format(time) : HOUR.format(time);
  }

  static String whole(Instant time) {
    return WHOLE.format(time);
  }
}
