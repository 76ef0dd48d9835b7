package dev.knativepredict.function.edge;

import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/**
 * A request as a server has read it, before anybody knows which endpoint it is for.
 *
 * @param path the path without its query
 * @param headers its headers
 * @param body read only if an endpoint asks for it
 */
public record IncomingRequest(String method, String path, Headers headers, InputStream body) {

  /** The headers of a request. */
  @FunctionalInterface
  public interface Headers {

    /** The first value of a header, whatever the case of its name; null if there is none. */
    @Nullable String first(String name);
  }
}
