package dev.knativepredict.function.server;

import dev.knativepredict.function.edge.Endpoint;
import dev.knativepredict.function.edge.Request;
import dev.knativepredict.function.edge.Response;
import java.util.Map;
import java.util.Set;

/** Sends a body back. */
final class Echo implements Endpoint {

  @Override
  public Set<String> methods() {
    return Set.of("GET", "POST");
  }

  @Override
  public Response answer(Request request) {
    return new Response(200, "text/plain", request.body(100_000), Map.of());
  }
}
