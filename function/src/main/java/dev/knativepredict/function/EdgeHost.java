package dev.knativepredict.function;

import dev.knativepredict.function.edge.Edge;
import dev.knativepredict.function.protocol.functions.FunctionEndpoint;
import dev.knativepredict.function.protocol.functions.Passage;
import dev.knativepredict.function.server.Listener;
import dev.knativepredict.function.server.Server;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** The edge's own server, and nothing between it and the functions. */
final class EdgeHost implements Host {

  @Override
  public Passage passage() {
    return Passage.STRAIGHT;
  }

  @Override
  public void prepare() {
    Server.prepare();
  }

  @Override
  public Listener open(
      int port, Edge edge, Supplier<Map<String, String>> headers, List<FunctionEndpoint> functions)
      throws IOException {
    return Server.start(port, edge, headers);
  }
}
