package dev.knativepredict.function.lifecycle;

import java.util.concurrent.atomic.AtomicReference;

/** Where the process stands between its start and its end. */
public final class Lifecycle {

  private enum State {
    STARTING,
    READY,
    DRAINING
  }

  private final AtomicReference<State> state = new AtomicReference<>(State.STARTING);
  private volatile boolean warm;

  /** The model is loaded and warm: requests may come. */
  public void ready() {
    state.compareAndSet(State.STARTING, State.READY);
  }

  /** The process has been asked to end: no request should come any more. */
  public void drain() {
    state.set(State.DRAINING);
  }

  public boolean isReady() {
    return state.get() == State.READY;
  }

  public boolean isDraining() {
    return state.get() == State.DRAINING;
  }

  /** Whether no prediction has been answered yet. */
  public boolean isCold() {
    return !warm;
  }

  /** A prediction has been answered. */
  public void answered() {
    if (!warm) {
      warm = true;
    }
  }
}
