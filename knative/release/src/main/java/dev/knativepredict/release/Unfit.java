package dev.knativepredict.release;

/** The candidate mustn't get users; the message is one line. */
final class Unfit extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final String reason;

  Unfit(String reason) {
    super(reason);
    this.reason = reason;
  }

  String reason() {
    return reason;
  }
}
