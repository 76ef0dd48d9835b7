package dev.knativepredict.function;

import dev.knativepredict.function.edge.Edge;
import dev.knativepredict.function.protocol.functions.FunctionEndpoint;
import dev.knativepredict.function.protocol.functions.Passage;
import dev.knativepredict.function.server.Listener;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** What the functions run on: a server, and a way from it to a function. */
public interface Host {

  /** The way from the server to a function. */
  Passage passage();

  /** Does what can be done before there is anything to serve. */
  default void prepare() {}

  /**
   * Opens the port that everybody may call.
   *
   * @param port 0: a free one
   * @param edge answers every request
   * @param headers what every answer carries
   * @param functions those behind the edge
   */
  Listener open(
      int port, Edge edge, Supplier<Map<String, String>> headers, List<FunctionEndpoint> functions)
      throws IOException;
}
