package dev.knativepredict.release.evidence;

/** A Prometheus doesn't answer a query. The message is one line. */
public final class PrometheusUnreachable extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final String reason;

  PrometheusUnreachable(String reason) {
    super(reason);
    this.reason = reason;
  }

  public String reason() {
    return reason;
  }
}
