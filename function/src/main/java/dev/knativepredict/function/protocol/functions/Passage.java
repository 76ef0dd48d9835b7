package dev.knativepredict.function.protocol.functions;

import dev.knativepredict.function.edge.Response;
import java.io.IOException;

/** The way of a request's body from the edge to its function. */
@FunctionalInterface
public interface Passage {

  /** Straight to it. */
  Passage STRAIGHT = FunctionEndpoint::answer;

  /**
   * Brings a body to its function.
   *
   * @param body within the limits, and said to be JSON; empty for a supplier
   * @return what the function's {@link FunctionEndpoint#answer(byte[])} returned
   */
  Response pass(FunctionEndpoint function, byte[] body) throws IOException;
}
