package dev.knativepredict.release.doctor;

import dev.knativepredict.release.api.ApiResponse;

/** The account may not read what a check needs, or it isn't there. That is a hint, no failure. */
final class NotSeen extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final String what;

  NotSeen(String what) {
    super(what);
    this.what = what;
  }

  NotSeen(String what, ApiResponse answer) {
    this(
        "%s: %s"
            .formatted(
                what, answer.status() == 403 ? "the account may not read it" : answer.reason()));
  }

  Finding finding() {
    return new Finding.Hint("not seen: " + what);
  }
}
