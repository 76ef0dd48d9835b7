package dev.knativepredict.release.cluster;

import org.jspecify.annotations.Nullable;

/** The cluster doesn't respond. The message is one line. */
public final class ClusterUnreachable extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final String reason;

  public ClusterUnreachable(String reason, @Nullable Throwable cause) {
    super(reason, cause);
    this.reason = reason;
  }

  public String reason() {
    return reason;
  }
}
