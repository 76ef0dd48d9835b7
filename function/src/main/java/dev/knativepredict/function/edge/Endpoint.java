package dev.knativepredict.function.edge;

import dev.knativepredict.function.refusal.Refused;
import java.io.IOException;
import java.util.Set;

/** Answers the requests to a path. */
public interface Endpoint {

  /** The methods that it answers to; HEAD goes with GET. */
  Set<String> methods();

  /** The names of the request headers that it reads: it can see no others. */
  default Set<String> headers() {
    return Set.of();
  }

  /**
   * Answers one request.
   *
   * @throws Refused if the request is refused
   * @throws HttpErrorException if the request is wrong as HTTP
   */
  Response answer(Request request) throws IOException;
}
