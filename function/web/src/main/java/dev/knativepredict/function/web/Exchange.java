package dev.knativepredict.function.web;

import dev.knativepredict.function.catalog.RegisteredFunction.Invocation;
import dev.knativepredict.function.edge.Response;
import dev.knativepredict.function.refusal.Refused;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;

/** A request at the gate, and its way through the framework to a function. */
final class Exchange {

  private static final ScopedValue<Exchange> CURRENT = ScopedValue.newInstance();

  private final HttpServletRequest in;
  private final HttpServletResponse out;
  private final FilterChain chain;
  private @Nullable Object input;
  private @Nullable Object output;
  private boolean called;

  Exchange(HttpServletRequest in, HttpServletResponse out, FilterChain chain) {
    this.in = in;
    this.out = out;
    this.chain = chain;
  }

  /** The exchange that this thread works on. */
  static Exchange current() {
    return CURRENT.get();
  }

  /** Does work that finds this exchange by {@link #current}. */
  Response within(ScopedValue.CallableOp<Response, RuntimeException> work) {
    return ScopedValue.where(CURRENT, this).call(work);
  }

  /**
   * Passes the request on to the framework, which calls the function.
   *
   * @param value the function's input
   * @return the function's output
   * @throws Refused if the function refuses its input
   */
  @Nullable Object pass(@Nullable Object value) {
    input = value;
    try {
      chain.doFilter(new BareRequest(in), out);
    } catch (ServletException e) {
      out.reset();
      throw failure(e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    if (!called) {
      throw new IllegalStateException("the framework did not call the function");
    }
    return output;
  }

  /** Calls a function with what was passed. */
  void call(Invocation function) {
    called = true;
    output = function.call(input);
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
