package dev.knativepredict.function.edge;

import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/**
 * A request as a server has read it, before anybody knows which endpoint it is for.
 *
 * @param path the path without its query
 * @param headers its headers
 * @param body read only if an endpoint asks for it
 * @param protocol as log lines name it
 * @param share holds what is read and written for it
 */
public record IncomingRequest(
    String method,
    String path,
    Headers headers,
    InputStream body,
    String protocol,
    HeldBytes.Share share) {

  /** A request that comes by no connection. */
  public IncomingRequest(String method, String path, Headers headers, InputStream body) {
    this(method, path, headers, body, "HTTP/1.1", new HeldBytes(Long.MAX_VALUE).share());
  }

  /** The headers of a request. */
  @FunctionalInterface
  public interface Headers {

    /** The first value of a header, whatever the case of its name; null if there is none. */
    @Nullable String first(String name);
  }
}
