package dev.knativepredict.function.http;

import dev.knativepredict.function.catalog.Served;
import dev.knativepredict.function.http.Refused.Reason;
import dev.knativepredict.function.model.Overloaded;
import java.io.IOException;
import java.lang.reflect.Type;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A function at its path: POST what it takes, GET what a supplier gives. */
public final class FunctionEndpoint implements Endpoint {

  private final Served function;
  private final Bodies bodies;
  private final int maxBytes;
  private final TimeLimit timeLimit;

  public FunctionEndpoint(Served function, Bodies bodies, int maxBytes, TimeLimit timeLimit) {
    this.function = function;
    this.bodies = bodies;
    this.maxBytes = maxBytes;
    this.timeLimit = timeLimit;
  }

  @Override
  public Set<String> methods() {
    return function.input() == null ? Set.of("GET") : Set.of("POST");
  }

  @Override
  public Response answer(Request request) throws IOException {
    Type type = function.input();
    Object input = type == null ? null : bodies.read(json(request), type);
    Object output = call(input);
    if (function.output() == null || output == null) {
      return new Response(202, "application/json", new byte[0], Map.of());
    }
    return Response.json(bodies.write(output));
  }

  private @Nullable Object call(@Nullable Object input) {
    try {
      // A stream's elements come within the limit, too.
      return timeLimit.within(() -> Bodies.settled(function.invocation().call(input)));
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
