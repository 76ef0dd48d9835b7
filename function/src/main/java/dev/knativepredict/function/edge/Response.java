package dev.knativepredict.function.edge;

import java.util.LinkedHashMap;
import java.util.Map;

/** A response: status, body and headers. */
public final class Response {

  /** The status of a response without a body: the caller has it already. */
  public static final int NOT_MODIFIED = 304;

  /** The media type of JSON. */
  public static final String JSON = "application/json";

  private final int status;
  private final String contentType;
  private final byte[] body;
  private final Map<String, String> headers;

  /**
   * Makes a response.
   *
   * @param body nobody writes to it from now on
   * @param headers beside those of every response
   */
  public Response(int status, String contentType, byte[] body, Map<String, String> headers) {
    this.status = status;
    this.contentType = contentType;
    this.body = body;
    this.headers = headers;
  }

  /** A JSON document without headers of its own. */
  public static Response json(int status, byte[] body) {
    return new Response(status, JSON, body, Map.of());
  }

  /** The same with one more header. */
  public Response with(String name, String value) {
    return with(Map.of(name, value));
  }

  /** The same with more headers. */
  Response with(Map<String, String> added) {
    if (added.isEmpty()) {
      return this;
    }
    Map<String, String> more = added;
    if (!headers.isEmpty()) {
      more = new LinkedHashMap<>(headers);
      more.putAll(added);
    }
    return new Response(status, contentType, body, more);
  }

  public int status() {
    return status;
  }

  public String contentType() {
    return contentType;
  }

  /** Its bytes, which nobody writes to. */
  public byte[] body() {
    return body;
  }

  /** Further headers, beside those of every response. */
  public Map<String, String> headers() {
    return headers;
  }
}
