package dev.knativepredict.function.server;

/** An open port that an edge answers at. */
public interface Listener {

  int port();

  /**
   * Answers what is in flight and what still comes, tells callers to go elsewhere, and stops when
   * nothing has come for a moment, or when the time is up.
   */
  void drain(int millis);
}
