package dev.knativepredict.function.protocol.functions;

import dev.knativepredict.function.catalog.RegisteredFunction;
import dev.knativepredict.function.edge.Endpoint;
import dev.knativepredict.function.edge.Request;
import dev.knativepredict.function.edge.Response;
import dev.knativepredict.function.inference.Overloaded;
import dev.knativepredict.function.inference.TimeLimit;
import dev.knativepredict.function.refusal.Refused;
import dev.knativepredict.function.refusal.Refused.Reason;
import java.io.IOException;
import java.lang.reflect.Type;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A function at its path: POST what it takes, GET what a supplier gives. */
public final class FunctionEndpoint implements Endpoint {

  private final RegisteredFunction function;
  private final FunctionBodies bodies;
  private final int maxBytes;
  private final TimeLimit timeLimit;
  private final Passage passage;

  public FunctionEndpoint(
      RegisteredFunction function,
      FunctionBodies bodies,
      int maxBytes,
      TimeLimit timeLimit,
      Passage passage) {
    this.function = function;
    this.bodies = bodies;
    this.maxBytes = maxBytes;
    this.timeLimit = timeLimit;
    this.passage = passage;
  }

  public String name() {
    return function.name();
  }

  @Override
  public Set<String> methods() {
    return isSupplier() ? Set.of("GET") : Set.of("POST");
  }

  /** Whether it takes no body. */
  public boolean isSupplier() {
    return function.input() == null;
  }

  @Override
  public Response answer(Request request) throws IOException {
    return passage.pass(this, isSupplier() ? new byte[0] : json(request));
  }

  /**
   * Answers a body.
   *
   * @param body empty for a supplier
   * @throws Refused where it doesn't
   */
  public Response answer(byte[] body) {
    Type type = function.input();
    Object input = type == null ? null : bodies.read(body, type);
    Object output = call(input);
    if (function.output() == null || output == null) {
      return new Response(202, "application/json", new byte[0], Map.of());
    }
    return Response.json(bodies.write(output));
  }

  private @Nullable Object call(@Nullable Object input) {
    try {
      // A stream's elements come within the limit, too.
      return timeLimit.within(() -> FunctionBodies.settled(function.invocation().call(input)));
    } catch (Overloaded e) {
      throw new Refused(new Reason.TooBusy());
    }
  }

  private byte[] json(Request request) throws IOException {
    String type = request.mediaType();
    if (!type.equals("application/json") && !type.endsWith("+json")) {
      throw new Refused(new Reason.WrongMediaType());
    }
    return request.bytes(maxBytes);
  }
}
