package dev.knativepredict.function.openapi;

import tools.jackson.databind.node.ObjectNode;

/** The {@code paths} of an OpenAPI description, while protocols add theirs. */
public final class ApiPaths {

  private final ObjectNode paths;

  ApiPaths(ObjectNode paths) {
    this.paths = paths;
  }

  /**
   * Adds an operation.
   *
   * @param method in lower case, as OpenAPI has it
   */
  public void add(String path, String method, ObjectNode operation) {
    paths.withObject("/" + path.replace("~", "~0").replace("/", "~1")).set(method, operation);
  }
}
