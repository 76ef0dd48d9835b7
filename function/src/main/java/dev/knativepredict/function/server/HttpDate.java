package dev.knativepredict.function.server;

import static java.time.temporal.ChronoField.DAY_OF_MONTH;
import static java.time.temporal.ChronoField.DAY_OF_WEEK;
import static java.time.temporal.ChronoField.HOUR_OF_DAY;
import static java.time.temporal.ChronoField.MINUTE_OF_HOUR;
import static java.time.temporal.ChronoField.MONTH_OF_YEAR;
import static java.time.temporal.ChronoField.SECOND_OF_MINUTE;
import static java.time.temporal.ChronoField.YEAR;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The time of a response, in the format of RFC 9110, 5.6.7. HttpCore's own takes the names of days,
 * months and the zone from the JDK's locale data, which is 13 ms of a cold start.
 */
final class HttpDate {

  private static final List<String> DAYS = List.of("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun");
  private static final List<String> MONTHS =
      List.of("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec");

  private static final DateTimeFormatter FORMAT =
      new DateTimeFormatterBuilder()
          .appendText(DAY_OF_WEEK, fromOne(DAYS))
          .appendLiteral(", ")
          .appendValue(DAY_OF_MONTH, 2)
          .appendLiteral(' ')
          .appendText(MONTH_OF_YEAR, fromOne(MONTHS))
          .appendLiteral(' ')
          .appendValue(YEAR, 4)
          .appendLiteral(' ')
          .appendValue(HOUR_OF_DAY, 2)
          .appendLiteral(':')
          .appendValue(MINUTE_OF_HOUR, 2)
          .appendLiteral(':')
          .appendValue(SECOND_OF_MINUTE, 2)
          .appendLiteral(" GMT")
          .toFormatter(Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  /** A second, since 1970, and its text. */
  private record Second(long number, String text) {}

  private static volatile Second last = second(0);

  private HttpDate() {}

  /** The text of this second, which is made once. */
  static String now() {
    long number = System.currentTimeMillis() / 1_000;
    Second known = last;
    if (known.number != number) {
      known = second(number);
      last = known;
    }
    return known.text;
  }

  /** The text of a second since 1970. */
  static String of(long second) {
    return FORMAT.format(Instant.ofEpochSecond(second));
  }

  private static Second second(long number) {
    return new Second(number, of(number));
  }

  private static Map<Long, String> fromOne(List<String> names) {
    Map<Long, String> numbered = new HashMap<>();
    for (String name : names) {
      numbered.put(numbered.size() + 1L, name);
    }
    return numbered;
  }
}
