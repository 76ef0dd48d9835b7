package dev.knativepredict.function.edge;

import dev.knativepredict.function.refusal.Refusal;
import dev.knativepredict.function.refusal.Refused;
import dev.knativepredict.function.trace.Trace;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Collection;
import java.util.function.Supplier;

/** Finds the endpoint of a request; whatever goes wrong leaves as an error response. */
public final class Edge {

  private static final Logger LOG = System.getLogger(Edge.class.getName());

  private final Router router;
  private final ErrorFormat errors;
  private final RequestObserver observer;
  private final Cors cors;

  /** Serves routes that nobody observes. */
  public Edge(Collection<Route> routes, ErrorFormat errors) {
    this(routes, errors, RequestObserver.NONE, Cors.OFF);
  }

  /**
   * Serves routes.
   *
   * @param errors how errors are told where no route matches
   * @param cors which pages of other origins may call
   */
  public Edge(Collection<Route> routes, ErrorFormat errors, RequestObserver observer, Cors cors) {
    this.router = new Router(routes);
    this.errors = errors;
    this.observer = observer;
    this.cors = cors;
  }

  /** Answers a request, whatever it is. */
  public Response answer(IncomingRequest request) {
    RequestContext context = new RequestContext(request, observer.begin(request));
    return cors.allow(request, named(context, () -> answer(request, context)));
  }

  /** The response to bytes that are not even a request. */
  public Response refuse(HttpError error) {
    return named(new RequestContext(null, Trace.NONE), () -> wrong(error, errors));
  }

  /** The response says the request's name, as all log lines until then do. */
  private Response named(RequestContext context, Supplier<Response> work) {
    return context
        .call(() -> {
          Response response = work.get();
          observer.answered(context, response);
          return response;
        })
        .with(context.headers())
        .with(RequestContext.ID_HEADER, context.id());
  }

  private Response wrong(HttpError error, ErrorFormat errors) {
    observer.wrong(error);
    return errors.of(error);
  }

  private Response answer(IncomingRequest incoming, RequestContext context) {
    Router.Match match = router.match(incoming.path());
    if (match == null) {
      return wrong(new HttpError.UnknownPath(incoming.path()), errors);
    }
    context.route(match.route().path());
    Endpoint endpoint = match.route().endpoint();
    Response preflight = cors.preflight(incoming, endpoint.methods());
    if (preflight != null) {
      return preflight;
    }
    String method = incoming.method().equals("HEAD") ? "GET" : incoming.method();
    if (!endpoint.methods().contains(method)) {
      return wrong(
          new HttpError.MethodNotAllowed(incoming.method(), endpoint.methods()),
          match.route().errors());
    }
    Request request = new Request(incoming, match.variables(), endpoint.headers());
    try {
      return answer(request, match.route());
    } finally {
      context.read(request.bodyBytes());
    }
  }

  private Response answer(Request request, Route route) {
    try {
      return route.endpoint().answer(request);
    } catch (HttpErrorException e) {
      return wrong(e.error(), route.errors());
    } catch (Refused e) {
      if (e.refusal() instanceof Refusal.GraphFailed) {
        log(request, e);
      }
      return route.errors().of(e.refusal());
    } catch (IOException | RuntimeException | Error e) {
      log(request, e);
      return route.errors().fault();
    }
  }

  private static void log(Request request, Throwable fault) {
    LOG.log(Level.ERROR, "A request to %s failed".formatted(request.path()), fault);
  }
}
