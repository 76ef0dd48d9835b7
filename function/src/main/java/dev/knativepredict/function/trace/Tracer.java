package dev.knativepredict.function.trace;

import dev.knativepredict.function.settings.Tracing;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Begins traces. This one begins none. */
public class Tracer {

  /** Nobody traces. */
  public static final Tracer OFF = new Tracer();

  Tracer() {}

  /**
   * Starts to trace.
   *
   * @param settings null to trace nothing: then no class of OpenTelemetry is loaded
   * @param version that of the only model; null if there are several
   */
  public static Tracer start(@Nullable Tracing settings, @Nullable String version) {
    return settings == null ? OFF : OtlpTracer.sendingTo(settings, version);
  }

  /** Whether it traces anything. */
  public final boolean isOn() {
    return this != OFF;
  }

  /**
   * Begins the trace of a request.
   *
   * @param method its method, as it came
   * @param traceparent the caller's place in a trace, valid by W3C Trace Context; null for none
   * @param tracestate what belongs to that, as it came; null for none
   */
  public Trace begin(String method, @Nullable String traceparent, @Nullable String tracestate) {
    return Trace.NONE;
  }

  /** How many spans a collector has received. */
  public long sent() {
    return 0;
  }

  /** How many spans got lost: there were too many at once, or no collector received them. */
  public long dropped() {
    return 0;
  }

  /**
   * Ends: sends what is left, and waits for that for a short time.
   *
   * @param limit the longest; negative for not at all
   */
  public void close(Duration limit) {}
}
