package dev.knativepredict.release;

/** There isn't enough evidence, so a person has to decide. The message is one line. */
final class InconclusiveEvidence extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final String reason;

  InconclusiveEvidence(String reason) {
    super(reason);
    this.reason = reason;
  }

  String reason() {
    return reason;
  }
}
