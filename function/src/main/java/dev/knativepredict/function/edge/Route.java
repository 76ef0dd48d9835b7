package dev.knativepredict.function.edge;

/**
 * An endpoint at its path.
 *
 * @param errors how errors of requests to this path are told
 */
public record Route(PathPattern path, Endpoint endpoint, ErrorFormat errors) {

  /** A route of a pattern such as {@code /v2/models/{model}}. */
  public static Route of(String path, Endpoint endpoint, ErrorFormat errors) {
    return new Route(new PathPattern(path), endpoint, errors);
  }
}
