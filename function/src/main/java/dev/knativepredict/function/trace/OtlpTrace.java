package dev.knativepredict.function.trace;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanBuilder;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import org.jspecify.annotations.Nullable;

/** Records a request as a span of the server, and below it one for each step. */
final class OtlpTrace extends Trace {

  private static final String MODEL = "predict.model";
  private static final String ROWS = "predict.rows";

  private final Tracer tracer;
  private final Span span;
  private final Context context;

  OtlpTrace(Tracer tracer, Span span) {
    this.tracer = tracer;
    this.span = span;
    this.context = Context.root().with(span);
  }

  @Override
  public Step waiting() {
    Span wait = step("wait").startSpan();
    return wait::end;
  }

  @Override
  public Step running(String model, long rows) {
    // A function may run several models; the whole names the last one.
    span.setAttribute(MODEL, model).setAttribute(ROWS, rows);
    Span run = step("inference").setAttribute(MODEL, model).setAttribute(ROWS, rows).startSpan();
    return run::end;
  }

  private SpanBuilder step(String name) {
    return tracer.spanBuilder(name).setParent(context);
  }

  @Override
  public void cold(boolean cold) {
    span.setAttribute("predict.start", cold ? "cold" : "warm");
  }

  @Override
  public void answered(String method, String path, @Nullable String route, int status) {
    HttpAttributes.set(span, method, path, route, status);
    span.end();
  }

  @Override
  public Place place() {
    SpanContext at = span.getSpanContext();
    return new Place(at.getTraceId(), at.getSpanId(), at.isSampled());
  }
}
