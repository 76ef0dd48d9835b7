package dev.knativepredict.function.protocol.functions;

import dev.knativepredict.function.catalog.RegisteredFunction;
import dev.knativepredict.function.edge.Endpoint;
import dev.knativepredict.function.edge.Request;
import dev.knativepredict.function.edge.Response;
import dev.knativepredict.function.inference.Deadlines;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A function at its path: POST with a function's input, GET of a supplier's output. */
final class FunctionEndpoint implements Endpoint {

  private final RegisteredFunction function;
  private final FunctionBodies bodies;
  private final int maxBytes;
  private final Deadlines deadlines;

  FunctionEndpoint(
      RegisteredFunction function, FunctionBodies bodies, int maxBytes, Deadlines deadlines) {
    this.function = function;
    this.bodies = bodies;
    this.maxBytes = maxBytes;
    this.deadlines = deadlines;
  }

  @Override
  public Set<String> methods() {
    return function.input() == null ? Set.of("GET") : Set.of("POST");
  }

  @Override
  public Set<String> headers() {
    return Set.of(Request.CONTENT_TYPE);
  }

  @Override
  public Response answer(Request request) {
    Object input =
        function.input() == null
            ? null
            : bodies.read(FunctionBodies.json(request, maxBytes), function.input());
    // The elements of a stream have to come within the deadline, too.
    @Nullable Object output =
        deadlines.start().limit(() -> FunctionBodies.settled(function.invocation().call(input)));
    if (function.output() == null || output == null) {
      return Response.json(202, new byte[0]);
    }
    return Response.json(200, bodies.write(output));
  }
}
