package dev.knativepredict.training.registry;

/**
 * The name of a registered model, as MLflow allows it: any text without slashes and colons. Quotes
 * are left out, because a search puts it into them.
 */
public record RegisteredName(String value) {

  public RegisteredName {
    boolean allowed =
        !value.isBlank() && value.length() <= 250 && value.matches("[^/:\"\\\\\\p{Cntrl}]+");
    if (!allowed || value.matches("\\.{1,2}")) {
      throw new IllegalArgumentException(
          "'%s' is not the name of a registered model (no slash, colon or quote)"
              .formatted(value.replaceAll("\\p{Cntrl}", "?")));
    }
  }

  @Override
  public String toString() {
    return value;
  }
}
