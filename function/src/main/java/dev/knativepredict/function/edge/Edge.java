package dev.knativepredict.function.edge;

import dev.knativepredict.function.json.Json;
import dev.knativepredict.function.refusal.Refused;
import dev.knativepredict.function.refusal.Refused.Reason;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Map;

/** Paths to endpoints; whatever goes wrong leaves as a problem. Knows of no server. */
public final class Edge {

  private static final Logger LOG = System.getLogger(Edge.class.getName());

  private final Map<String, Endpoint> endpoints;
  private final Problems problems;

  public Edge(Map<String, Endpoint> endpoints, Json json) {
    this.endpoints = Map.copyOf(endpoints);
    this.problems = new Problems(json);
  }

  /** Answers a request, whatever it is. */
  public Response answer(Request request) {
    try {
      return endpoint(request).answer(request);
    } catch (Refused e) {
      return problems.of(e.reason());
    } catch (IOException | RuntimeException | Error e) {
      LOG.log(Level.ERROR, "A request to %s failed".formatted(request.path()), e);
      return problems.fault();
    }
  }

  /** The answer to what is not even a request. */
  public Response refuse(Reason reason) {
    return problems.of(reason);
  }

  private Endpoint endpoint(Request request) {
    Endpoint endpoint = endpoints.get(request.path());
    if (endpoint == null) {
      throw new Refused(new Reason.UnknownPath(request.path()));
    }
    String method = request.method().equals("HEAD") ? "GET" : request.method();
    if (!endpoint.methods().contains(method)) {
      throw new Refused(new Reason.WrongMethod(request.method(), endpoint.methods()));
    }
    return endpoint;
  }
}
