package dev.knativepredict.function.edge;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A request as its endpoint sees it: only the headers that the endpoint has named, so no other can
 * come back in a response.
 */
public final class Request {

  /** The header that {@link #mediaType} reads. */
  public static final String CONTENT_TYPE = "Content-Type";

  private final IncomingRequest incoming;
  private final Map<String, String> variables;
  private final Set<String> headers;
  private long readNanos;
  private long bodyBytes;

  /**
   * Lets an endpoint see a request.
   *
   * @param variables those of the endpoint's path
   * @param headers the names of those that it may read
   */
  public Request(IncomingRequest incoming, Map<String, String> variables, Set<String> headers) {
    this.incoming = incoming;
    this.variables = variables;
    this.headers = headers;
  }

  public String method() {
    return incoming.method();
  }

  /** The path without its query. */
  public String path() {
    return incoming.path();
  }

  /** The value of a variable of the endpoint's path. */
  public String variable(String name) {
    return requireNonNull(variables.get(name), name);
  }

  /** The value of a variable that only some of the endpoint's paths have; null in the others. */
  public @Nullable String optionalVariable(String name) {
    return variables.get(name);
  }

  /** The first value of a header that the endpoint has named; null if the request has none. */
  public @Nullable String header(String name) {
    if (!headers.contains(name)) {
      throw new IllegalArgumentException("the endpoint has not named the header " + name);
    }
    return incoming.headers().first(name);
  }

  /** The media type without its parameters, in lower case; empty if none was sent. */
  public String mediaType() {
    String type = header(CONTENT_TYPE);
    if (type == null) {
      return "";
    }
    int end = type.indexOf(';');
    return (end < 0 ? type : type.substring(0, end)).strip().toLowerCase(Locale.ROOT);
  }

  /** Whether the media type is that of JSON, or of something in JSON. */
  public boolean isJson() {
    String type = mediaType();
    return type.equals(Response.JSON) || type.endsWith("+json");
  }

  /**
   * The whole body, decoded.
   *
   * @param limit the longest that is read, in bytes, as it is sent and as it is decoded
   * @throws HttpErrorException if it is longer, or ends before it is complete
   */
  public byte[] body(int limit) {
    ContentCoding coding = ContentCoding.of(incoming.headers().first(ContentCoding.HEADER));
    long declared = declaredBytes(limit);
    if (declared > limit) {
      throw new HttpErrorException(new HttpError.BodyTooLong(limit));
    }
    long start = System.nanoTime();
    byte[] sent;
    try {
      sent = incoming.body().readNBytes((int) declared + 1);
    } catch (IOException e) {
      throw new HttpErrorException(new HttpError.MalformedRequest());
    } finally {
      readNanos += System.nanoTime() - start;
    }
    bodyBytes += sent.length;
    if (sent.length > limit) {
      throw new HttpErrorException(new HttpError.BodyTooLong(limit));
    }
    return coding.decode(sent, limit, incoming.share());
  }

  /** What the caller says: a body that is too long need not be sent, a short one has its buffer. */
  private long declaredBytes(int otherwise) {
    String length = incoming.headers().first("Content-Length");
    return length == null ? otherwise : Long.parseLong(length);
  }

  /**
   * The bytes of a response's body, within the memory of all bodies.
   *
   * @throws HttpErrorException if there is no room for them
   */
  public byte[] write(Consumer<OutputStream> writer) {
    return incoming.share().write(writer);
  }

  /** How long it took the caller to send what was read of the body. */
  public long readNanos() {
    return readNanos;
  }

  /** How much was read of the body, as it was sent. */
  long bodyBytes() {
    return bodyBytes;
  }
}
