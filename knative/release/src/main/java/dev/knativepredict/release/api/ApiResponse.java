package dev.knativepredict.release.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import org.jspecify.annotations.Nullable;

/**
 * A response of the API server.
 *
 * @param status the HTTP status
 * @param body as text, whether it is JSON or not
 * @param date the header {@code Date}; null if there is none
 */
public record ApiResponse(int status, String body, @Nullable String date) {

  public boolean ok() {
    return status >= 200 && status < 300;
  }

  public boolean absent() {
    return status == 404;
  }

  /** The body; a missing node if it isn't JSON: a proxy in between may speak HTML. */
  public JsonNode json() {
    try {
      return JsonText.read(body);
    } catch (JsonProcessingException e) {
      return MissingNode.getInstance();
    }
  }

  /** Why it isn't what was asked for: the server's own message on one line. */
  public String reason() {
    String text = json().path("message").asText(body).replaceAll("\\s+", " ").strip();
    return text.isEmpty() ? "HTTP " + status : text;
  }
}
