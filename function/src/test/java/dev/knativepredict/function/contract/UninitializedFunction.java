package dev.knativepredict.function.contract;

import java.util.function.Supplier;

/** A function whose class can't be initialized. */
public final class UninitializedFunction implements Supplier<String> {

  private static final String VALUE = value();

  private static String value() {
    throw new IllegalStateException("not today");
  }

  @Override
  public String get() {
    return VALUE;
  }
}
