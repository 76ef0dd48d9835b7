package dev.knativepredict.function.web;

import dev.knativepredict.function.protocol.functions.FunctionEndpoint;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A request with nothing of the caller's but its path: what isn't there can't come back. */
final class BareRequest extends HttpServletRequestWrapper {

  private static final Map<String, String> HEADERS =
      Map.of("content-type", "application/json", "accept", "application/json");

  private final boolean supplier;

  BareRequest(HttpServletRequest request, FunctionEndpoint function) {
    super(request);
    this.supplier = function.isSupplier();
  }

  @Override
  public String getMethod() {
    return supplier ? "GET" : "POST";
  }

  @Override
  public String getContentType() {
    return "application/json";
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
  public @Nullable String getQueryString() {
    return null;
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
  public long getContentLengthLong() {
    return 0;
  }

  @Override
  public ServletInputStream getInputStream() {
    return new Empty();
  }

  private static final class Empty extends ServletInputStream {

    @Override
    public int read() {
      return -1;
    }

    @Override
    public boolean isFinished() {
      return true;
    }

    @Override
    public boolean isReady() {
      return true;
    }

    @Override
    public void setReadListener(ReadListener listener) {
      throw new UnsupportedOperationException("read at once");
    }
  }
}
