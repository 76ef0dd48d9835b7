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
 * A request as the framework sees it: a path and a body, but no header or parameter that the caller
 * chose. The framework copies headers into responses, and some of them change what it does.
 */
final class BareRequest extends HttpServletRequestWrapper {

  private final String method;
  private final byte[] body;
  private final Map<String, String> headers;

  BareRequest(HttpServletRequest request, String method, String contentType, byte[] body) {
    super(request);
    this.method = method;
    this.body = body;
    this.headers = Map.of("content-type", contentType, "accept", "application/json");
  }

  @Override
  public String getMethod() {
    return method;
  }

  @Override
  public @Nullable String getContentType() {
    return getHeader("content-type");
  }

  @Override
  public @Nullable String getHeader(String name) {
    return headers.get(name.toLowerCase(Locale.ROOT));
  }

  @Override
  public Enumeration<String> getHeaders(String name) {
    String value = getHeader(name);
    return Collections.enumeration(value == null ? List.of() : List.of(value));
  }

  @Override
  public Enumeration<String> getHeaderNames() {
    return Collections.enumeration(headers.keySet());
  }

  @Override
  public Map<String, String[]> getParameterMap() {
    return Map.of();
  }

  @Override
  public int getContentLength() {
    return body.length;
  }

  @Override
  public ServletInputStream getInputStream() {
    return new BodyStream(body);
  }
}
