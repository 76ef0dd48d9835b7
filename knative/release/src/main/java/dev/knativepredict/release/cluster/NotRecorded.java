package dev.knativepredict.release.cluster;

import dev.knativepredict.release.plan.OutOfReach;

/**
 * Nothing was written, because the record that has to come first couldn't be made. The message is
 * one line.
 */
public final class NotRecorded extends OutOfReach {

  private static final long serialVersionUID = 1L;

  public NotRecorded(String reason, Throwable cause) {
    super(reason, cause);
  }
}
