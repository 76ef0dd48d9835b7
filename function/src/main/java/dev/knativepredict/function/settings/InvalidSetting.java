package dev.knativepredict.function.settings;

/** A variable of the environment that can't be what it is. */
public final class InvalidSetting extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public InvalidSetting(String name, String value, String expected) {
    super("%s is '%s', not %s".formatted(name, value, expected));
  }
}
