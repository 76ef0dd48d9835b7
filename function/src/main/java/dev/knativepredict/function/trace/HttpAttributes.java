package dev.knativepredict.function.trace;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.StatusCode;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a span says of its request, by OpenTelemetry's semantic conventions for HTTP. */
final class HttpAttributes {

  /** Any other is the caller's invention, and might have any number of values. */
  private static final Set<String> METHODS =
      Set.of("CONNECT", "DELETE", "GET", "HEAD", "OPTIONS", "PATCH", "POST", "PUT", "TRACE");

  private HttpAttributes() {}

  /** The name of a span until its route is known. */
  static String method(String method) {
    return METHODS.contains(method) ? method : "HTTP";
  }

  static void set(Span span, String method, String path, @Nullable String route, int status) {
    span.updateName(route == null ? method(method) : method(method) + " " + route);
    span.setAttribute("http.request.method", METHODS.contains(method) ? method : "_OTHER");
    span.setAttribute("url.scheme", "http");
    span.setAttribute("url.path", path);
    if (route != null) {
      span.setAttribute("http.route", route);
    }
    span.setAttribute("http.response.status_code", (long) status);
    if (status >= 500) {
      span.setAttribute("error.type", Integer.toString(status));
      span.setStatus(StatusCode.ERROR);
    }
  }
}
