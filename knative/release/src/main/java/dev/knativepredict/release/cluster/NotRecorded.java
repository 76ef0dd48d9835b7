package dev.knativepredict.release.cluster;

/**
 * Nothing was written, because the record that has to come first couldn't be made. The message is
 * one line.
 */
public final class NotRecorded extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final String reason;

  public NotRecorded(String reason, Throwable cause) {
    super(reason, cause);
    this.reason = reason;
  }

  public String reason() {
    return reason;
  }
}
