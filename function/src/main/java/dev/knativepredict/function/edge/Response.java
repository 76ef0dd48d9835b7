package dev.knativepredict.function.edge;

import java.util.Map;

/** An answer. */
public final class Response {

  private final int status;
  private final String contentType;
  private final byte[] body;
  private final Map<String, String> headers;

  public Response(int status, String contentType, byte[] body, Map<String, String> headers) {
    this.status = status;
    this.contentType = contentType;
    this.body = body;
    this.headers = headers;
  }

  public static Response json(byte[] body) {
    return new Response(200, "application/json", body, Map.of());
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

  /** Further headers, beside those of every answer. */
  public Map<String, String> headers() {
    return headers;
  }
}
