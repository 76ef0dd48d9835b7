package dev.knativepredict.release.doctor;

import dev.knativepredict.release.api.ApiResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.List;

/**
 * Whether this machine and the API server have the same time. The release tool compares no times of
 * two machines, but people do, and tokens and certificates expire.
 */
record ApiClock() implements ClusterCheck {

  /** The header has whole seconds, and the answer takes a moment. */
  private static final Duration UNSEEN = Duration.ofSeconds(3);

  private static final Duration TOO_FAR = Duration.ofMinutes(5);

  @Override
  public String name() {
    return "clock";
  }

  @Override
  public List<Finding> findings(View view) {
    ApiResponse answer = view.api().get("/version");
    Duration ahead = Duration.between(date(answer), view.time().instant());
    Duration off = ahead.abs();
    String text =
        "this machine's clock is %d s %s the API server's"
            .formatted(off.toSeconds(), ahead.isNegative() ? "behind" : "ahead of");
    String cure = "let both take their time from NTP";
    if (off.compareTo(TOO_FAR) >= 0) {
      return List.of(new Finding.Problem(text + ": tokens and certificates expire", cure));
    }
    return List.of(
        off.compareTo(UNSEEN) > 0
            ? new Finding.Hint(text + ": times in status and history are off", cure)
            : new Finding.Ok("the API server's time is the same"));
  }

  /** The API server's time. */
  static Instant date(ApiResponse answer) {
    if (answer.date() == null) {
      throw new NotSeen("the API server's time: its response has no Date");
    }
    try {
      return ZonedDateTime.parse(answer.date(), DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
    } catch (DateTimeParseException e) {
      throw new NotSeen("the API server's time: '%s'".formatted(answer.date()));
    }
  }
}
