package dev.knativepredict.release.plan;

/** A rule of this tool or the cluster refuses what was asked. The message is one line. */
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
