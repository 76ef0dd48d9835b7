package dev.knativepredict.function.edge;

import dev.knativepredict.function.trace.Trace;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The request that this thread answers: what log lines say of it, and what a function may want to
 * know for calls of its own.
 */
public final class RequestContext {

  /** The header that names a request, in both directions. */
  public static final String ID_HEADER = "X-Request-Id";

  private static final ScopedValue<RequestContext> CURRENT = ScopedValue.newInstance();

  private final @Nullable IncomingRequest request;
  private final Trace trace;
  private final String id;
  private final long startNanos = System.nanoTime();
  private long bodyBytes;
  private Map<String, String> headers = Map.of();
  private @Nullable String route;

  /**
   * Begins.
   *
   * @param request null if the bytes that came are none
   * @param trace records it
   */
  RequestContext(@Nullable IncomingRequest request, Trace trace) {
    this.request = request;
    this.trace = trace;
    this.id = RequestId.of(request == null ? null : request.headers().first(ID_HEADER));
  }

  /** The request that this thread answers, if it does answer one. */
  public static Optional<RequestContext> current() {
    return CURRENT.isBound() ? Optional.of(CURRENT.get()) : Optional.empty();
  }

  /** Says which headers the response to the request of this thread has, whatever it will be. */
  public static void addHeaders(Map<String, String> headers) {
    if (CURRENT.isBound()) {
      CURRENT.get().headers = headers;
    }
  }

  /** The headers that its response has, whatever it is. */
  public Map<String, String> headers() {
    return headers;
  }

  /** Does work that finds this request by {@link #current}, on any thread. */
  public <T extends @Nullable Object> T call(Supplier<T> work) {
    return trace.bind(ScopedValue.where(CURRENT, this)).call(work::get);
  }

  /** The caller's name for the request if it sent a sane one, otherwise one made here. */
  public String id() {
    return id;
  }

  /**
   * Where calls that belong to the request hang in a distributed trace: below the span of this
   * process if it traces, otherwise where the caller is, if it sent a valid {@code traceparent}.
   */
  public Optional<TraceParent> trace() {
    Trace.Place place = trace.place();
    return place == null ? TraceParent.of(request) : TraceParent.parse(place.traceparent());
  }

  /** What belongs to the caller's place, as it sent it: {@code tracestate}, to send it on. */
  public Optional<String> traceState() {
    return TraceParent.of(request).isEmpty() || request == null
        ? Optional.empty()
        : Optional.ofNullable(request.headers().first(TraceParent.STATE_HEADER));
  }

  /** What records it. */
  public Trace recorded() {
    return trace;
  }

  /** The pattern of its path; null if there is none. */
  public @Nullable String route() {
    return route;
  }

  void route(PathPattern path) {
    route = path.text();
  }

  /** The request as it came; null if the bytes were none. */
  public @Nullable IncomingRequest request() {
    return request;
  }

  /** The time since the request's head was read. */
  public double elapsedMillis() {
    return (System.nanoTime() - startNanos) / (double) TimeUnit.MILLISECONDS.toNanos(1);
  }

  /** How many bytes of the body were read, as they were sent. */
  public long bodyBytes() {
    return bodyBytes;
  }

  void read(long bytes) {
    bodyBytes = bytes;
  }
}
