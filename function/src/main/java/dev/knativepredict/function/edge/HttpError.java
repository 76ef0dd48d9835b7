package dev.knativepredict.function.edge;

import java.util.Set;

/** Everything that can be wrong with a request as HTTP, before anybody reads what it asks for. */
public sealed interface HttpError {

  /** It is not HTTP/1.1, or ends before it is complete. */
  record MalformedRequest() implements HttpError {}

  /** A line of its head is longer than the limit, in bytes, or there are too many lines. */
  record HeadTooLong(int limit) implements HttpError {}

  /** Nothing is served at the path. */
  record UnknownPath(String path) implements HttpError {}

  /** What is served at the path does not answer to the method. */
  record MethodNotAllowed(String method, Set<String> allowed) implements HttpError {}

  /** The body's Content-Type is not one that is read here. */
  record UnsupportedMediaType(String accepted) implements HttpError {}

  /** The body is longer than the limit, in bytes. */
  record BodyTooLong(int limit) implements HttpError {}
}
