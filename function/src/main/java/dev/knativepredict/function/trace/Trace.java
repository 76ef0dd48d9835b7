package dev.knativepredict.function.trace;

import java.lang.ScopedValue.Carrier;
import org.jspecify.annotations.Nullable;

/** Records one request: the whole of it, and its steps. This one records nothing. */
public class Trace {

  /** Of a request that nobody traces. */
  public static final Trace NONE = new Trace();

  private static final ScopedValue<Trace> CURRENT = ScopedValue.newInstance();

  Trace() {}

  /** That of the request that this thread works on; {@link #NONE} without one. */
  public static Trace current() {
    return CURRENT.orElse(NONE);
  }

  /** Whether it records anything, or may. */
  public final boolean isOn() {
    return this != NONE;
  }

  /** Lets work find it by {@link #current}, beside other values that it finds. */
  public final Carrier bind(Carrier values) {
    return isOn() ? values.where(CURRENT, this) : values;
  }

  /** Does work that finds it by {@link #current}. */
  public final void run(Runnable work) {
    if (isOn()) {
      ScopedValue.where(CURRENT, this).run(work);
    } else {
      work.run();
    }
  }

  /** Begins the wait for a turn. */
  public Step waiting() {
    return Step.NONE;
  }

  /**
   * Begins the run of a model.
   *
   * @param rows how many it gets
   */
  public Step running(String model, long rows) {
    return Step.NONE;
  }

  /** Says whether the process had answered no prediction before. */
  public void cold(boolean cold) {}

  /**
   * Ends the whole.
   *
   * @param path as it was called, without its query
   * @param route the pattern of the path; null if there is none
   */
  public void answered(String method, String path, @Nullable String route, int status) {}

  /** Where calls that belong to the request hang in its trace; null if nobody traces it. */
  public @Nullable Place place() {
    return null;
  }

  /**
   * A place in a trace.
   *
   * @param traceId 32 hexadecimal digits
   * @param spanId 16 hexadecimal digits: the span of the whole request
   * @param sampled whether it is recorded
   */
  public record Place(String traceId, String spanId, boolean sampled) {

    /** The value of a W3C {@code traceparent}. */
    public String traceparent() {
      return "00-" + traceId + "-" + spanId + (sampled ? "-01" : "-00");
    }
  }
}
