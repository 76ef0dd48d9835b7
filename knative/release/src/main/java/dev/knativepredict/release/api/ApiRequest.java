package dev.knativepredict.release.api;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A request to the API server.
 *
 * @param path from the first slash, with the query
 * @param body JSON; null if there is none
 * @param timeout how long to wait for the response
 */
public record ApiRequest(Method method, String path, @Nullable String body, Duration timeout) {

  private static final Duration USUAL = Duration.ofSeconds(30);

  public ApiRequest(Method method, String path, @Nullable String body) {
    this(method, path, body, USUAL);
  }

  /** What the API server is asked to do. */
  public enum Method {
    GET("GET", "application/json"),
    POST("POST", "application/json"),
    DELETE("DELETE", "application/json"),
    /** A list of operations (RFC 6902). */
    JSON_PATCH("PATCH", "application/json-patch+json"),
    /** The fields that change (RFC 7396). */
    MERGE_PATCH("PATCH", "application/merge-patch+json");

    private final String verb;
    private final String contentType;

    Method(String verb, String contentType) {
      this.verb = verb;
      this.contentType = contentType;
    }

    String verb() {
      return verb;
    }

    String contentType() {
      return contentType;
    }
  }

  public static ApiRequest get(String path) {
    return new ApiRequest(Method.GET, path, null);
  }

  /** The same for one who can't wait as long as usual. */
  public ApiRequest within(Duration limit) {
    return new ApiRequest(method, path, body, limit);
  }
}
