package dev.knativepredict.release.cluster;

/** The cluster doesn't answer; the message is one line. */
public final class OutOfReach extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final String reason;

  OutOfReach(String reason, Throwable cause) {
    super(reason, cause);
    this.reason = reason;
  }

  public String reason() {
    return reason;
  }
}
