package dev.knativepredict.release;

/** The candidate must not get users, so the release is rolled back. The message is one line. */
final class UnhealthyCandidate extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final String reason;

  UnhealthyCandidate(String reason) {
    super(reason);
    this.reason = reason;
  }

  String reason() {
    return reason;
  }
}
