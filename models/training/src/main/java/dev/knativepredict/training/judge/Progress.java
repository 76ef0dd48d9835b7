package dev.knativepredict.training.judge;

/** Where work says how far it is. */
public interface Progress {

  /** A line for people: something is done. */
  void line(String line);

  /** One of many steps is done; called by several threads at once. */
  default void step() {}
}
