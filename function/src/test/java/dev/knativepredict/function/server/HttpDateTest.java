package dev.knativepredict.function.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class HttpDateTest {

  private static final long DAY = 86_400;

  @Test
  void theExampleOfTheStandardIsWrittenAsThere() {
    assertThat(HttpDate.of(Instant.parse("1994-11-06T08:49:37Z").getEpochSecond()))
        .isEqualTo("Sun, 06 Nov 1994 08:49:37 GMT");
  }

  @Test
  void everyDayIsNamedAsTheJdkNamesIt() {
    DateTimeFormatter jdk =
        DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    assertThat(LongStream.range(0, 1_000).map(day -> 20_000 * DAY + day * (DAY + 61)))
        .allSatisfy(second ->
            assertThat(HttpDate.of(second)).isEqualTo(jdk.format(Instant.ofEpochSecond(second))));
  }

  @Test
  void itIsThisSecond() {
    long before = Clock.systemUTC().instant().getEpochSecond();

    String now = HttpDate.now();

    long after = Clock.systemUTC().instant().getEpochSecond();
    assertThat(LongStream.rangeClosed(before, after).mapToObj(HttpDate::of)).contains(now);
  }
}
