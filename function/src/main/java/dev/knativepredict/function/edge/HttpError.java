package dev.knativepredict.function.edge;

import java.util.Set;

/** Everything that can be wrong with a request as HTTP, before anybody reads what it asks for. */
public sealed interface HttpError {

  /** It breaks the rules of HTTP, or ends before it is complete. */
  record MalformedRequest() implements HttpError {}

  /** Its HTTP version is neither 1.1 nor 1.0, nor 2 with its preface. */
  record UnsupportedVersion() implements HttpError {}

  /** Its Transfer-Encoding is not chunked. */
  record UnknownTransferCoding() implements HttpError {}

  /** It has an Expect header other than 100-continue. */
  record UnknownExpectation() implements HttpError {}

  /** As many connections are open as may be, and none of them is idle. */
  record TooManyConnections() implements HttpError {}

  /** The bodies of all requests and responses together would exceed the limit, in bytes. */
  record TooManyBytes(long limit) implements HttpError {}

  /** A line of its head is longer than the limit, in bytes, or there are too many lines. */
  record HeadTooLong(int limit) implements HttpError {}

  /** Nothing is served at the path. */
  record UnknownPath(String path) implements HttpError {}

  /** What is served at the path does not answer to the method. */
  record MethodNotAllowed(String method, Set<String> allowed) implements HttpError {}

  /** The body's Content-Type is not one that is read here. */
  record UnsupportedMediaType(String accepted) implements HttpError {}

  /** The body's Content-Encoding is not one that is read here. */
  record UnsupportedCoding(String coding) implements HttpError {}

  /** The body is not what its Content-Encoding says. */
  record CorruptBody(String coding) implements HttpError {}

  /** The body is longer than the limit, in bytes. */
  record BodyTooLong(int limit) implements HttpError {}

  /** What is wrong in one word, for metrics, with the status of its response. */
  enum Reason {
    MALFORMED_REQUEST(400),
    UNSUPPORTED_VERSION(505),
    UNKNOWN_TRANSFER_CODING(501),
    UNKNOWN_EXPECTATION(417),
    TOO_MANY_CONNECTIONS(503),
    TOO_MANY_BYTES(503),
    HEAD_TOO_LONG(431),
    UNKNOWN_PATH(404),
    METHOD_NOT_ALLOWED(405),
    UNSUPPORTED_MEDIA_TYPE(415),
    UNSUPPORTED_CODING(415),
    CORRUPT_BODY(400),
    BODY_TOO_LONG(413);

    private final int status;

    Reason(int status) {
      this.status = status;
    }

    public int status() {
      return status;
    }

    /** The reason of an error. */
    public static Reason of(HttpError error) {
      return switch (error) {
        case MalformedRequest _ -> MALFORMED_REQUEST;
        case UnsupportedVersion _ -> UNSUPPORTED_VERSION;
        case UnknownTransferCoding _ -> UNKNOWN_TRANSFER_CODING;
        case UnknownExpectation _ -> UNKNOWN_EXPECTATION;
        case TooManyConnections _ -> TOO_MANY_CONNECTIONS;
        case TooManyBytes _ -> TOO_MANY_BYTES;
        case HeadTooLong _ -> HEAD_TOO_LONG;
        case UnknownPath _ -> UNKNOWN_PATH;
        case MethodNotAllowed _ -> METHOD_NOT_ALLOWED;
        case UnsupportedMediaType _ -> UNSUPPORTED_MEDIA_TYPE;
        case UnsupportedCoding _ -> UNSUPPORTED_CODING;
        case CorruptBody _ -> CORRUPT_BODY;
        case BodyTooLong _ -> BODY_TOO_LONG;
      };
    }
  }
}
