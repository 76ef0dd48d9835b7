package dev.knativepredict.release.cluster;

import dev.knativepredict.release.plan.OutOfReach;
import org.jspecify.annotations.Nullable;

/** The cluster doesn't respond. The message is one line. */
public final class ClusterUnreachable extends OutOfReach {

  private static final long serialVersionUID = 1L;

  public ClusterUnreachable(String reason, @Nullable Throwable cause) {
    super(reason, cause);
  }
}
