package dev.knativepredict.function.server;

/** An open port. */
public interface Listener {

  int port();

  /**
   * Answers what is in flight and what still comes, and tells callers to close their connections.
   * Closes the port when nothing has come for a moment, or when the time is up.
   *
   * @param millis how long this may take
   */
  void drain(int millis);
}
