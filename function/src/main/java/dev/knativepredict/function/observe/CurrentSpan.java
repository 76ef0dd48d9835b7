package dev.knativepredict.function.observe;

import dev.knativepredict.function.trace.Trace;
import io.prometheus.metrics.tracer.common.SpanContext;
import org.jspecify.annotations.Nullable;

/** The span of the request that a thread works on, as exemplars name it. */
final class CurrentSpan implements SpanContext {

  @Override
  public @Nullable String getCurrentTraceId() {
    Trace.Place place = Trace.current().place();
    return place == null ? null : place.traceId();
  }

  @Override
  public @Nullable String getCurrentSpanId() {
    Trace.Place place = Trace.current().place();
    return place == null ? null : place.spanId();
  }

  @Override
  public boolean isCurrentSpanSampled() {
    Trace.Place place = Trace.current().place();
    return place != null && place.sampled();
  }

  @Override
  public void markCurrentSpanAsExemplar() {}
}
