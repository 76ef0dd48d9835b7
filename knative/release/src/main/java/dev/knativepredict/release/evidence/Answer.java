package dev.knativepredict.release.evidence;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What came back for a request.
 *
 * @param status the HTTP status, 0 where nothing came back
 * @param revision who answered; null where the answer doesn't say
 * @param warm did a process answer that had answered before?
 * @param body the answer, or why there is none
 */
public record Answer(
    int status, @Nullable String revision, boolean warm, String body, Duration took) {

  boolean ok() {
    return status >= 200 && status < 300;
  }

  boolean rejected() {
    return status >= 400 && status < 500;
  }

  /** 5xx, or no answer: what isn't the request's fault. */
  boolean failed() {
    return status == 0 || status >= 500;
  }

  /** On one line. */
  String text() {
    String start = body.replaceAll("\\s+", " ").strip();
    String shortened = start.length() > 160 ? start.substring(0, 160) + "…" : start;
    return status == 0 ? shortened : "HTTP %d %s".formatted(status, shortened).strip();
  }
}
