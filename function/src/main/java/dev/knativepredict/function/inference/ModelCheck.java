package dev.knativepredict.function.inference;

import dev.knativepredict.manifest.BrokenModel;

/** A last check of a model before it is served. */
@FunctionalInterface
public interface ModelCheck {

  /**
   * Checks a model that nobody else has yet.
   *
   * @throws BrokenModel if it must not be served
   */
  void check(LoadedModel model);
}
