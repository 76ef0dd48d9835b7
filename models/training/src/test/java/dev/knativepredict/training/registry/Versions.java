package dev.knativepredict.training.registry;

import java.util.Map;

/** Registered versions of a model {@code credit}. */
final class Versions {

  static final RegisteredName CREDIT = new RegisteredName("credit");

  private Versions() {}

  static ModelReference.Numbered reference(int number) {
    return new ModelReference.Numbered(CREDIT, number);
  }

  static RegisteredVersion of(int number, Map<String, String> tags) {
    return new RegisteredVersion(reference(number), "0123", "READY", tags);
  }
}
