package dev.knativepredict.function.web;

import static java.util.Objects.requireNonNullElse;

import dev.knativepredict.function.edge.Response;
import dev.knativepredict.function.refusal.Refused;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import org.springframework.web.util.ContentCachingResponseWrapper;

/** A request at the gate, and its way to the framework. */
record Exchange(HttpServletRequest in, HttpServletResponse out, FilterChain chain) {

  private static final ScopedValue<Exchange> CURRENT = ScopedValue.newInstance();

  /** The exchange that this thread works on. */
  static Exchange current() {
    return CURRENT.get();
  }

  /** Does work that finds this exchange by {@link #current}. */
  Response within(ScopedValue.CallableOp<Response, RuntimeException> work) {
    return ScopedValue.where(CURRENT, this).call(work);
  }

  /**
   * Passes the request on to the framework, and returns what the framework answers.
   *
   * @param method the one that the framework maps
   * @param contentType what the framework takes the body for
   * @throws Refused if the function refuses its input
   */
  Response pass(String method, String contentType, byte[] body) {
    ContentCachingResponseWrapper response = new ContentCachingResponseWrapper(out);
    try {
      chain.doFilter(new BareRequest(in, method, contentType, body), response);
    } catch (ServletException e) {
      out.reset();
      throw failure(e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new Response(
        response.getStatus(),
        requireNonNullElse(response.getContentType(), "application/json"),
        response.getContentAsByteArray(),
        Map.of());
  }

  /** The refusal among the causes, if there is one. */
  private static RuntimeException failure(ServletException failed) {
    for (Throwable cause = failed; cause != null; cause = cause.getCause()) {
      if (cause instanceof Refused refused) {
        return refused;
      }
    }
    return new IllegalStateException("the function failed", failed);
  }
}
