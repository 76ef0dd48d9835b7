package dev.knativepredict.release.plan;

/** The release is refused, by a rule of ours or by the cluster; the message is one line. */
public final class Refused extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final String reason;

  public Refused(String reason) {
    super(reason);
    this.reason = reason;
  }

  public Refused(String reason, Throwable cause) {
    super(reason, cause);
    this.reason = reason;
  }

  public String reason() {
    return reason;
  }
}
