package dev.knativepredict.function.web;

import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A request as the framework sees it: a path, but no body, header or parameter that the caller
 * chose. The framework copies headers into responses, and some of them change what it does.
 */
final class BareRequest extends HttpServletRequestWrapper {

  private static final Map<String, String> HEADERS =
      Map.of("content-type", "text/plain", "accept", "application/json");

  BareRequest(HttpServletRequest request) {
    super(request);
  }

  @Override
  public String getMethod() {
    return "POST";
  }

  @Override
  public @Nullable String getContentType() {
    return getHeader("content-type");
  }

  @Override
  public @Nullable String getHeader(String name) {
    return HEADERS.get(name.toLowerCase(Locale.ROOT));
  }

  @Override
  public Enumeration<String> getHeaders(String name) {
    String value = getHeader(name);
    return Collections.enumeration(value == null ? List.of() : List.of(value));
  }

  @Override
  public Enumeration<String> getHeaderNames() {
    return Collections.enumeration(HEADERS.keySet());
  }

  @Override
  public Map<String, String[]> getParameterMap() {
    return Map.of();
  }

  @Override
  public int getContentLength() {
    return 0;
  }

  @Override
  public ServletInputStream getInputStream() {
    return new EmptyBody();
  }
}
