package dev.knativepredict.function.settings;

/** An environment variable with an invalid value. */
public final class InvalidSetting extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /**
   * Names the variable and its value.
   *
   * @param expected what would be valid
   */
  public InvalidSetting(String name, String value, String expected) {
    super("%s is '%s', not %s".formatted(name, value, expected));
  }

  /**
   * Names the variable, for what none of its values alone shows.
   *
   * @param reason a sentence
   */
  public InvalidSetting(String name, String reason) {
    super(name + ": " + reason);
  }
}
