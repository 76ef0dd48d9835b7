package dev.knativepredict.function.protocol.functions;

import dev.knativepredict.function.catalog.Input;
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
  private final RequestReader reader;
  private final ResponseWriter writer;
  private final Deadlines deadlines;
  private final Set<String> headers;

  FunctionEndpoint(
      RegisteredFunction function,
      RequestReader reader,
      ResponseWriter writer,
      Deadlines deadlines) {
    this.function = function;
    this.reader = reader;
    this.writer = writer;
    this.deadlines = deadlines;
    Input input = function.input();
    this.headers = input == null ? Set.of() : reader.headers(input);
  }

  @Override
  public Set<String> methods() {
    return function.input() == null ? Set.of("GET") : Set.of("POST");
  }

  @Override
  public Set<String> headers() {
    return headers;
  }

  @Override
  public Response answer(Request request) {
    Input input = function.input();
    if (input == null) {
      return writer.write(call(null), BodyFormat.JSON, request::write);
    }
    BodyFormat format = BodyFormat.of(request, input);
    return writer.write(call(reader.read(request, format, input)), format, request::write);
  }

  private @Nullable Object call(@Nullable Object input) {
    @Nullable Object output = deadlines.start().limit(() -> function.invocation().call(input));
    return function.output() == null ? null : output;
  }
}
