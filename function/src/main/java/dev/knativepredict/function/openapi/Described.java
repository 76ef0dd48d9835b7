package dev.knativepredict.function.openapi;

/** Something that has operations to describe. */
public interface Described {

  /** Adds its operations; called when somebody first asks for the description. */
  void describe(ApiPaths paths);
}
