package dev.knativepredict.function.web;

import dev.knativepredict.function.edge.Endpoint;
import dev.knativepredict.function.edge.Request;
import dev.knativepredict.function.edge.Response;
import dev.knativepredict.function.inference.TimeLimit;
import dev.knativepredict.function.refusal.Refused;
import java.util.Set;
import org.springframework.cloud.function.context.catalog.SimpleFunctionRegistry.FunctionInvocationWrapper;

/** A function's endpoint at the gate: a call that can be answered goes on to the framework. */
final class FunctionCall implements Endpoint {

  private final FunctionInvocationWrapper function;
  private final TimeLimit timeLimit;

  FunctionCall(FunctionInvocationWrapper function, TimeLimit timeLimit) {
    this.function = function;
    this.timeLimit = timeLimit;
  }

  @Override
  public Set<String> methods() {
    return Set.of(method());
  }

  private String method() {
    return function.isSupplier() ? "GET" : "POST";
  }

  /** The framework looks into a text for JSON to convert, unless it comes as plain text. */
  private String contentType() {
    return function.getInputType() == String.class ? "text/plain" : "application/json";
  }

  @Override
  public Response answer(Request request) {
    if (!function.isSupplier() && !isJson(request.mediaType())) {
      throw new Refused(new Refused.Reason.WrongMediaType());
    }
    Exchange exchange = Exchange.current();
    return timeLimit.within(() -> exchange.pass(method(), contentType()));
  }

  private static boolean isJson(String mediaType) {
    return mediaType.equals("application/json") || mediaType.endsWith("+json");
  }
}
