package dev.knativepredict.training.judge;

/** Where work says how far it is. */
public interface Progress {

  /** A line for people: something is done. */
  void line(String line);

  /** What is being done now, until the next line; called by several threads. */
  default void doing(String what) {}
}
