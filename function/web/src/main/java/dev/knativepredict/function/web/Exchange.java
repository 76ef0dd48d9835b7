package dev.knativepredict.function.web;

import dev.knativepredict.function.edge.HeldBytes;
import dev.knativepredict.function.edge.Response;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

/** A request at the gate, and its way to the framework. */
record Exchange(
    HttpServletRequest in, HttpServletResponse out, FilterChain chain, HeldBytes.Share share) {

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
   * Passes a request on to the framework. Throws what the function or a converter throws.
   *
   * @param headers those that may get into the response
   */
  Response pass(BareRequest request, List<String> headers) {
    HeldResponse held = new HeldResponse(out);
    try {
      chain.doFilter(request, held);
      return held.take(headers);
    } catch (ServletException e) {
      throw failure(e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      out.reset();
    }
  }

  /** What Spring has put into an exception of its own. */
  private static RuntimeException failure(ServletException failed) {
    if (failed.getCause() instanceof Error error) {
      throw error;
    }
    return failed.getCause() instanceof RuntimeException cause
        ? cause
        : new IllegalStateException("the framework failed", failed);
  }
}
