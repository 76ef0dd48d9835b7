package dev.knativepredict.function.web;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A request as the framework sees it: the function's own path, the body, and none of the caller's
 * headers and parameters by their names. The framework copies headers into responses, and some of
 * them change what it does.
 */
final class BareRequest extends HttpServletRequestWrapper {

  private final String path;
  private final byte[] body;
  private final Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);

  /**
   * Bares a request.
   *
   * @param function the name of the function that it is for
   * @param body as it was sent
   */
  BareRequest(
      HttpServletRequest request, String function, byte[] body, Map<String, String> headers) {
    super(request);
    this.path = "/" + function;
    this.body = body;
    this.headers.putAll(headers);
  }

  @Override
  public String getMethod() {
    return super.getMethod().equals("HEAD") ? "GET" : super.getMethod();
  }

  @Override
  public String getRequestURI() {
    return path;
  }

  @Override
  public @Nullable String getContentType() {
    return getHeader("Content-Type");
  }

  /** The framework reads bodies as strings. In this charset each byte is one character. */
  @Override
  public String getCharacterEncoding() {
    return ISO_8859_1.name();
  }

  @Override
  public @Nullable String getHeader(String name) {
    return headers.get(name);
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
