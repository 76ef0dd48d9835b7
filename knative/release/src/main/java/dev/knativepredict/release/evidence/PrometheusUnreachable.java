package dev.knativepredict.release.evidence;

import dev.knativepredict.release.plan.OutOfReach;

/** A Prometheus doesn't answer a query. The message is one line. */
public final class PrometheusUnreachable extends OutOfReach {

  private static final long serialVersionUID = 1L;

  PrometheusUnreachable(String reason) {
    super(reason, null);
  }
}
