package dev.knativepredict.function.trace;

/** A step of a request that is being recorded, until it is closed. */
@FunctionalInterface
public interface Step extends AutoCloseable {

  /** Nobody records it. */
  Step NONE = () -> {};

  @Override
  void close();
}
