package dev.knativepredict.function.edge;

import dev.knativepredict.function.refusal.Refusal;
import dev.knativepredict.function.refusal.Refused;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Finds the endpoint of a request; whatever goes wrong leaves as an error response. */
public final class Edge {

  private static final Logger LOG = System.getLogger(Edge.class.getName());

  /** A route, and the values of its variables in a path. */
  private record Match(Route route, Map<String, String> variables) {}

  private final Map<String, Match> fixed = new HashMap<>();
  private final List<Route> patterns = new ArrayList<>();
  private final ErrorFormat errors;

  /**
   * Serves routes.
   *
   * @param errors how errors are told where no route matches
   */
  public Edge(Collection<Route> routes, ErrorFormat errors) {
    this.errors = errors;
    for (Route route : routes) {
      if (route.path().hasVariables()) {
        patterns.add(route);
      } else if (fixed.put(route.path().text(), new Match(route, Map.of())) != null) {
        throw new IllegalArgumentException("two routes for " + route.path().text());
      }
    }
  }

  /** Answers a request, whatever it is. */
  public Response answer(IncomingRequest request) {
    Match match = match(request.path());
    return match == null
        ? errors.of(new HttpError.UnknownPath(request.path()))
        : answer(request, match);
  }

  /** The response to bytes that are not even a request. */
  public Response refuse(HttpError error) {
    return errors.of(error);
  }

  private @Nullable Match match(String path) {
    Match match = fixed.get(path);
    return match != null || patterns.isEmpty() ? match : matchPattern(path);
  }

  private @Nullable Match matchPattern(String path) {
    for (Route route : patterns) {
      Optional<Map<String, String>> variables = route.path().match(path);
      if (variables.isPresent()) {
        return new Match(route, variables.get());
      }
    }
    return null;
  }

  private static Response answer(IncomingRequest incoming, Match match) {
    Endpoint endpoint = match.route.endpoint();
    ErrorFormat errors = match.route.errors();
    String method = incoming.method().equals("HEAD") ? "GET" : incoming.method();
    if (!endpoint.methods().contains(method)) {
      return errors.of(new HttpError.MethodNotAllowed(incoming.method(), endpoint.methods()));
    }
    try {
      return endpoint.answer(new Request(incoming, match.variables, endpoint.headers()));
    } catch (HttpErrorException e) {
      return errors.of(e.error());
    } catch (Refused e) {
      if (e.refusal() instanceof Refusal.GraphFailed) {
        log(incoming, e);
      }
      return errors.of(e.refusal());
    } catch (IOException | RuntimeException | Error e) {
      log(incoming, e);
      return errors.fault();
    }
  }

  private static void log(IncomingRequest request, Throwable fault) {
    LOG.log(Level.ERROR, "A request to %s failed".formatted(request.path()), fault);
  }
}
