package dev.knativepredict.function.observe;

import org.jspecify.annotations.Nullable;

/** A format of metrics. */
enum Exposition {
  TEXT("text/plain; version=0.0.4; charset=utf-8", ""),
  /** It also has exemplars, and when each counter began to count. */
  OPEN_METRICS("application/openmetrics-text; version=1.0.0; charset=utf-8", "# EOF\n");

  private static final String OPEN_METRICS_TYPE = "application/openmetrics-text";

  private final String contentType;
  private final String nothing;

  Exposition(String contentType, String nothing) {
    this.contentType = contentType;
    this.nothing = nothing;
  }

  /** The one for a header Accept: whoever knows OpenMetrics gets it, as Prometheus does. */
  static Exposition accepted(@Nullable String header) {
    return header != null && header.contains(OPEN_METRICS_TYPE) ? OPEN_METRICS : TEXT;
  }

  String contentType() {
    return contentType;
  }

  /** How no metrics are written. */
  String nothing() {
    return nothing;
  }
}
