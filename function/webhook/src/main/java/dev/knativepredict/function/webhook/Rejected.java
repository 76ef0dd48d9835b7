package dev.knativepredict.function.webhook;

/** A webhook does nothing. */
final class Rejected extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final Rejection rejection;

  Rejected(Rejection rejection) {
    // The sender's error is a response, not a fault: nobody reads its stack.
    super(rejection.problem().detail(), null, false, false);
    this.rejection = rejection;
  }

  Rejection rejection() {
    return rejection;
  }
}
