package dev.knativepredict.function.web;

import static java.util.Objects.requireNonNullElse;

import dev.knativepredict.function.edge.Response;
import dev.knativepredict.function.inference.Overloaded;
import dev.knativepredict.function.refusal.Refused;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import org.springframework.web.util.ContentCachingResponseWrapper;

/** A request at the gate, and the way on to the framework. */
record Exchange(HttpServletRequest in, HttpServletResponse out, FilterChain chain) {

  private static final ScopedValue<Exchange> CURRENT = ScopedValue.newInstance();

  /** Runs what may let the request pass. */
  Response within(ScopedValue.CallableOp<Response, RuntimeException> gate) {
    return ScopedValue.where(CURRENT, this).call(gate);
  }

  /** The exchange of the request that is at the gate. */
  static Exchange current() {
    return CURRENT.get();
  }

  /**
   * Lets the request pass to the framework, and keeps what it answers.
   *
   * @throws Refused where a body can't be answered
   */
  Response pass(String method, String contentType) {
    ContentCachingResponseWrapper response = new ContentCachingResponseWrapper(out);
    try {
      chain.doFilter(new BareRequest(in, method, contentType), response);
    } catch (ServletException e) {
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

  /** What failed behind the framework's own exceptions. */
  private static RuntimeException failure(ServletException failed) {
    for (Throwable e = failed; e != null; e = e.getCause()) {
      if (e instanceof Refused refused) {
        return refused;
      }
      if (e instanceof Overloaded) {
        return new Refused(new Refused.Reason.TooBusy());
      }
    }
    return new IllegalStateException("the function failed", failed);
  }
}
