package dev.knativepredict.function.web;

import dev.knativepredict.function.catalog.Input;
import dev.knativepredict.function.catalog.RegisteredFunction;
import dev.knativepredict.function.edge.Endpoint;
import dev.knativepredict.function.edge.Request;
import dev.knativepredict.function.edge.Response;
import dev.knativepredict.function.inference.Deadlines;
import dev.knativepredict.function.protocol.functions.BodyFormat;
import dev.knativepredict.function.protocol.functions.RequestReader;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A function at its path, called by the framework.
 *
 * @param edge the same function on the thin edge, which takes the same requests
 * @param responseHeaders those that a function can set
 */
record FrameworkEndpoint(
    Endpoint edge,
    RegisteredFunction function,
    RequestReader reader,
    Deadlines deadlines,
    List<String> responseHeaders)
    implements Endpoint {

  private static final byte[] NO_BODY = {};

  @Override
  public Set<String> methods() {
    return edge.methods();
  }

  @Override
  public Set<String> headers() {
    return edge.headers();
  }

  @Override
  public Response answer(Request request) {
    Input input = function.input();
    if (input == null) {
      return pass(new GateHeaders(function.name(), BodyFormat.JSON, Map.of()), NO_BODY);
    }
    BodyFormat format = BodyFormat.of(request, input);
    byte[] body = request.body(reader.maxBytes());
    return pass(new GateHeaders(function.name(), format, reader.sent(request, input)), body);
  }

  private Response pass(GateHeaders headers, byte[] body) {
    Exchange exchange = Exchange.current();
    BareRequest request = new BareRequest(exchange.in(), function.name(), body, headers.named());
    return deadlines.start().limit(() -> exchange.pass(request, responseHeaders));
  }
}
