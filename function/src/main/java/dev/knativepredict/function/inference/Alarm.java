package dev.knativepredict.function.inference;

/** A way to stop work when its deadline passes. */
@FunctionalInterface
public interface Alarm {

  /** One that never goes off. */
  Alarm OFF = () -> false;

  /**
   * Ends it: from now on it does not go off, and if it is going off, this waits until it has.
   *
   * @return whether it went off
   */
  boolean end();
}
