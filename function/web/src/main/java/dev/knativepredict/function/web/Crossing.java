package dev.knativepredict.function.web;

import static java.util.Objects.requireNonNull;

import dev.knativepredict.function.edge.Response;
import dev.knativepredict.function.protocol.functions.FunctionEndpoint;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A request's way through spring-cloud-function-web: its mapping finds the function and its
 * controller calls it. Body and answer go beside, for on the way bodies become texts (what is no
 * UTF-8 is lost), lists are taken apart, and headers of the request join the answer.
 */
final class Crossing {

  private static final ScopedValue<Crossing> CURRENT = ScopedValue.newInstance();

  private final HttpServletRequest request;
  private final HttpServletResponse response;
  private final FilterChain chain;
  private byte @Nullable [] body;
  private @Nullable Response answer;
  private @Nullable Throwable failure;

  Crossing(HttpServletRequest request, HttpServletResponse response, FilterChain chain) {
    this.request = request;
    this.response = response;
    this.chain = chain;
  }

  /** Does what may pass. */
  Response within(ScopedValue.CallableOp<Response, RuntimeException> op) {
    return ScopedValue.where(CURRENT, this).call(op);
  }

  /** A body's way to its function: straight where there is no request yet, at the warm-up. */
  static Response pass(FunctionEndpoint function, byte[] body) throws IOException {
    return CURRENT.isBound() ? CURRENT.get().cross(function, body) : function.answer(body);
  }

  /** What the controller calls in a function's place. */
  static Function<byte[], byte[]> standIn(FunctionEndpoint function) {
    return _ -> CURRENT.get().arrive(function);
  }

  private Response cross(FunctionEndpoint function, byte[] bytes) throws IOException {
    body = bytes;
    try {
      chain.doFilter(new BareRequest(request, function), new MuteResponse(response));
    } catch (ServletException e) {
      throw new IllegalStateException("the framework failed before the function", e);
    }
    return switch (failure) {
      case RuntimeException e -> throw e;
      case Error e -> throw e;
      case null, default ->
          requireNonNull(answer, "the framework found no function " + function.name());
    };
  }

  private byte[] arrive(FunctionEndpoint function) {
    try {
      answer = function.answer(requireNonNull(body));
    } catch (RuntimeException | Error e) {
      // Not through the framework's own handling of errors.
      failure = e;
    }
    return new byte[0];
  }
}
