package dev.knativepredict.release.evidence;

import dev.knativepredict.release.traffic.RevisionName;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The response to one request, and how long it took.
 *
 * @param status the HTTP status; 0 if there was no response
 * @param revision the revision that answered; null if the response doesn't name one
 * @param warm whether the process had answered a prediction before
 * @param body the response's body, or why there was no response
 * @param model the model that answered; null if the response doesn't name one
 */
public record TimedResponse(
    int status,
    @Nullable String revision,
    boolean warm,
    String body,
    Duration took,
    @Nullable ServedModel model) {

  private static final int LONGEST = 160;

  public TimedResponse(
      int status, @Nullable String revision, boolean warm, String body, Duration took) {
    this(status, revision, warm, body, took, null);
  }

  boolean ok() {
    return status >= 200 && status < 300;
  }

  boolean rejected() {
    return status >= 400 && status < 500;
  }

  /** 5xx or no response: not the request's fault. */
  boolean failed() {
    return status == 0 || status >= 500;
  }

  boolean isBy(RevisionName name) {
    return name.value().equals(revision);
  }

  /** On one line. */
  String text() {
    String line = body.replaceAll("\\s+", " ").strip();
    String shortened = line.length() > LONGEST ? line.substring(0, LONGEST) + "…" : line;
    return status == 0 ? shortened : "HTTP %d %s".formatted(status, shortened).strip();
  }
}
