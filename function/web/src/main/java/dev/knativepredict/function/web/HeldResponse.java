package dev.knativepredict.function.web;

import static java.util.Objects.requireNonNullElse;

import dev.knativepredict.function.edge.Response;
import jakarta.servlet.http.HttpServletResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.web.util.ContentCachingResponseWrapper;

/** The framework's response, which the gate takes: nothing of it is sent. */
final class HeldResponse extends ContentCachingResponseWrapper {

  HeldResponse(HttpServletResponse response) {
    super(response);
  }

  @Override
  public void sendError(int status) {
    setStatus(status);
  }

  @Override
  public void sendError(int status, String message) {
    setStatus(status);
  }

  @Override
  public void sendRedirect(String location) {
    setStatus(SC_FOUND);
    setHeader("Location", location);
  }

  /**
   * Takes the response.
   *
   * @param headers the names of those that are taken
   */
  Response take(List<String> headers) {
    Map<String, String> taken = new HashMap<>();
    for (String name : headers) {
      String value = getHeader(name);
      if (value != null) {
        taken.put(name, value);
      }
    }
    return new Response(
        getStatus(),
        requireNonNullElse(getContentType(), "application/json"),
        getContentAsByteArray(),
        taken);
  }
}
