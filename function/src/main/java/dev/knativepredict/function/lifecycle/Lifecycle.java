package dev.knativepredict.function.lifecycle;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;

/** The state of the process between its start and its end. */
public final class Lifecycle {

  private enum State {
    STARTING,
    READY,
    DRAINING
  }

  private final AtomicReference<State> state = new AtomicReference<>(State.STARTING);
  private volatile long drainNanos;
  private volatile boolean warm;

  /** Notes that the model is loaded and warm: requests may come. */
  public void ready() {
    state.compareAndSet(State.STARTING, State.READY);
  }

  /** Notes that the process has been told to end: no request should come any more. */
  public void drain() {
    drainNanos = System.nanoTime();
    state.set(State.DRAINING);
  }

  public boolean isReady() {
    return state.get() == State.READY;
  }

  public boolean isDraining() {
    return state.get() == State.DRAINING;
  }

  /** How long it has been told to end. */
  public Duration drainingFor() {
    return Duration.ofNanos(System.nanoTime() - drainNanos);
  }

  /** Whether the process has not answered a prediction yet. */
  public boolean isCold() {
    return !warm;
  }

  /** Notes that a prediction has been answered. */
  public void answered() {
    if (!warm) {
      warm = true;
    }
  }
}
