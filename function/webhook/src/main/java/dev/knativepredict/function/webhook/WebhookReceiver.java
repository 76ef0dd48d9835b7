package dev.knativepredict.function.webhook;

import dev.knativepredict.function.edge.Edge;
import dev.knativepredict.function.edge.Endpoint;
import dev.knativepredict.function.edge.Probe;
import dev.knativepredict.function.edge.Problems;
import dev.knativepredict.function.edge.Route;
import dev.knativepredict.function.json.Json;
import dev.knativepredict.function.lifecycle.Lifecycle;
import dev.knativepredict.function.server.Port;
import dev.knativepredict.function.server.Server;
import dev.knativepredict.function.settings.Settings;
import java.io.IOException;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;

/** The receiver, on the function's own edge. */
final class WebhookReceiver {

  /** Where webhooks are taken. */
  static final String PATH = "/mlflow";

  private final Settings settings;
  private final Lifecycle lifecycle = new Lifecycle();
  private final Server server;

  /**
   * Opens the port.
   *
   * @throws IOException if it can't be opened
   */
  WebhookReceiver(
      Settings settings, WebhookSettings webhooks, Workflow workflow, InstantSource clock)
      throws IOException {
    this.settings = settings;
    Json json = new Json(settings.limits().depth());
    Endpoint endpoint =
        new WebhookEndpoint(
            new Verification(webhooks.secret(), clock),
            workflow,
            webhooks.models(),
            settings.limits().bodyBytes(),
            json);
    this.server =
        Server.start(
            new Port("PORT", settings.port()),
            edge(endpoint, json),
            () -> Map.of("X-Content-Type-Options", "nosniff"),
            settings.limits());
    lifecycle.ready();
  }

  private Edge edge(Endpoint endpoint, Json json) {
    Problems errors = new Problems(json);
    return new Edge(
        List.of(
            Route.of(PATH, endpoint, errors),
            Route.of("/livez", new Probe(() -> true), errors),
            Route.of("/readyz", new Probe(lifecycle::isReady), errors)),
        errors);
  }

  int port() {
    return server.port();
  }

  /** Ends, when what is in flight is answered. */
  void drain() {
    lifecycle.drain();
    server.drain(settings.limits().drainMillis());
  }
}
