package dev.knativepredict.manifest;

/** The rule for a feature's name, so that it can be a name in any programming language. */
final class FeatureName {

  private FeatureName() {}

  static void check(String name) {
    if (!name.matches("[A-Za-z][A-Za-z0-9_]{0,63}")) {
      throw new IllegalArgumentException(
          "'%s' is not a feature's name (a letter, then letters, digits, underscores)"
              .formatted(name));
    }
  }
}
