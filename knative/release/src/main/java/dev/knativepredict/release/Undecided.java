package dev.knativepredict.release;

/** The evidence doesn't suffice, and somebody has to decide; the message is one line. */
final class Undecided extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final String reason;

  Undecided(String reason) {
    super(reason);
    this.reason = reason;
  }

  String reason() {
    return reason;
  }
}
