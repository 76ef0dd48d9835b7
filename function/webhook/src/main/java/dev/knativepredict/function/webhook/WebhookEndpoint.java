package dev.knativepredict.function.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.knativepredict.function.edge.Endpoint;
import dev.knativepredict.function.edge.HttpError;
import dev.knativepredict.function.edge.HttpErrorException;
import dev.knativepredict.function.edge.Request;
import dev.knativepredict.function.edge.Response;
import dev.knativepredict.function.json.Json;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Set;

/**
 * Takes webhooks of the registry. What has happened is only a reason to look: the workflow reads
 * what the registry has then, so that events may come twice, late, or in any order.
 *
 * @param models the registered models whose events count; all if there are none
 * @param mostBytes the longest body
 */
record WebhookEndpoint(
    Verification verification, Workflow workflow, Set<String> models, int mostBytes, Json json)
    implements Endpoint {

  private static final Logger LOG = System.getLogger(WebhookEndpoint.class.getName());

  @Override
  public Set<String> methods() {
    return Set.of("POST");
  }

  @Override
  public Set<String> headers() {
    return Delivery.HEADERS;
  }

  @Override
  public Response answer(Request request) {
    if (!request.isJson()) {
      throw new HttpErrorException(new HttpError.UnsupportedMediaType(Response.JSON));
    }
    try {
      Delivery delivery = Delivery.of(request, mostBytes);
      verification.pass(delivery);
      return act(delivery);
    } catch (Rejected e) {
      LOG.log(Level.WARNING, "A webhook was refused: " + e.getMessage());
      return e.rejection().problem().response(json);
    }
  }

  private Response act(Delivery delivery) {
    Event event = Event.read(delivery.body(), json);
    if (!event.matters() || !(models.isEmpty() || models.contains(event.model()))) {
      return status(200, "nothing to do");
    }
    try {
      workflow.start();
    } catch (WorkflowUnavailable e) {
      LOG.log(Level.WARNING, "The workflow was not started: " + e.getMessage());
      // The registry tries again, and then it may.
      verification.undo(delivery);
      throw new Rejected(Rejection.NOT_STARTED);
    }
    LOG.log(Level.INFO, "The workflow was started, by " + event.kind());
    return status(202, "started");
  }

  private static Response status(int code, String status) {
    return Response.json(code, "{\"status\":\"%s\"}".formatted(status).getBytes(UTF_8));
  }
}
