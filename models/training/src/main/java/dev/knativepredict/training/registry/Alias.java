package dev.knativepredict.training.registry;

/**
 * A name for one version of a registered model, which can be moved to another: letters, digits,
 * underscores and dashes. {@code latest}, and {@code v} with a number, mean something else.
 */
public record Alias(String value) {

  public Alias {
    if (!value.matches("[A-Za-z0-9_-]{1,255}") || value.matches("(?i)latest|v[0-9]+")) {
      throw new IllegalArgumentException(
          "'%s' is not an alias (letters, digits, underscores and dashes; not 'latest' or 'v1')"
              .formatted(value.replaceAll("\\p{Cntrl}", "?")));
    }
  }

  @Override
  public String toString() {
    return value;
  }
}
